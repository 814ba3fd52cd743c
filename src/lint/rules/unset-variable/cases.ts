import type { Cases } from '../../cases.ts';

const ACTION = '- **Action:** Search the server\'s log for "too many clients already".';
export const cases: Cases = {
  speaks: [[ACTION, `${ACTION} For each host: \`watch -n1 'psql -h $host -c "SELECT 1"'\`.`]],
  silent: [
    [ACTION, `${ACTION} \`awk '{print $7}' postgresql.log | sort | uniq -c\`.`],
    [ACTION, `${ACTION} \`awk '{for(col=1;col<=NF;col++) print $col}' postgresql.log\`.`],
    [ACTION, `${ACTION} \`bash -c 'for h in a b; do psql -h $h -c "SELECT 1"; done'\`.`],
  ],
};
