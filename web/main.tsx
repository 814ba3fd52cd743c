import { render } from 'preact';
import { ask } from './engine/client.ts';
import { App } from './shell/app.tsx';

// The knowledge is on its way before anything is typed.
ask('ready', null).catch(() => undefined);
const place = document.getElementById('app');
if (place) render(<App />, place);
