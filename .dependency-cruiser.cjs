/** The boundaries of the project, each a rule with its reason. Stages are in the order of the pipeline. */
const ENGINE = 'text|incident|knowledge|code|signals|diagnosis|plan|remedy|report|lint|adopt|render|investigation|learning|team';
const ORDER = ['text', 'incident', 'knowledge', 'code', 'signals', 'diagnosis', 'plan', 'remedy', 'report', 'lint', 'adopt', 'render', 'investigation', 'learning', 'team'];

const oneWay = ORDER.map((stage, i) => ({
  name: `${stage}-knows-only-what-comes-before`,
  comment: 'Data flows one way: a stage that looks ahead cannot be understood, or tested, without the whole.',
  severity: 'error',
  from: { path: `^src/${stage}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^src/(?:${ORDER.slice(i + 1).concat('eval', 'cli', 'model', 'mcp', 'redaction').join('|')})/` },
})).filter((rule) => rule.to.path !== '^src/(?:)/');

module.exports = {
  forbidden: [
    ...oneWay,
    {
      name: 'no-circles',
      comment: 'Files that need each other are one file in two places.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'engine-is-pure',
      comment: 'The engine runs in a browser and gives the same answer every time: no file system, network, clock or randomness.',
      severity: 'error',
      from: { path: `^src/(?:${ENGINE})/|^src/(?:triage|given)\\.ts$`, pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'reports-load-no-checkers',
      comment: 'A report must start in milliseconds: schema and YAML libraries are for those who check and compile knowledge.',
      severity: 'error',
      from: { path: '^src/(?:signals|code|diagnosis|plan|remedy|render)/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(?:zod|yaml)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'A test may lean on the product, never the product on a test.',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$|^tests/' },
      to: { path: '\\.test\\.ts$|^tests/' },
    },
    {
      name: 'doors-hold-no-door',
      comment: 'Only the command line knows files and terminals; the scorer is called by it.',
      severity: 'error',
      from: { path: '^src/eval/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'store-knows-no-engine',
      comment: 'The store keeps rows; what they mean is decided by the server that writes them.',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: `^src/(?:${ENGINE}|server|cli)/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-is-told-of-files',
      comment: 'The command line says where the knowledge and the page are; the server takes them as they come.',
      severity: 'error',
      from: { path: '^src/server/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'not-in-package',
      comment: 'What is imported is named in package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
