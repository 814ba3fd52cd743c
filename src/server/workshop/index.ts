export { kept } from './kept.ts';
export { type Made, type Maker, makerOf, type Order } from './maker.ts';
export { createPool, type Pool, type PoolOptions } from './pool.ts';
export { answerOrders } from './thread.ts';
