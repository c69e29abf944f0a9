// One jest at the root: four projects by platform and need, so that two cores run one process, not fifty.
const swc = [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];
const moduleNameMapper = { '^@voicekeep/(.*)$': '<rootDir>/libs/$1/index.ts' };
const WEB = [
  '/feature-[^/]+/',
  '<rootDir>/libs/shared/ui/',
  '<rootDir>/libs/plugin/angular/',
  '<rootDir>/apps/admin/',
  '<rootDir>/examples/host/web/',
];
const server = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.(ts|mts|mjs|js)$': swc },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|uuid)/)'],
  moduleNameMapper,
  moduleFileExtensions: ['ts', 'mts', 'mjs', 'js', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
};
const ignore = ['/node_modules/', '<rootDir>/dist/', '<rootDir>/.voicekeep/', '<rootDir>/tmp/'];

module.exports = {
  projects: [
    {
      ...server,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,tools,examples}/**/*.spec.{ts,mts}'],
      testPathIgnorePatterns: [...ignore, '\\.integration\\.spec\\.m?ts$', ...WEB],
    },
    {
      ...server,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs,tools,examples}/**/*.integration.spec.{ts,mts}'],
      testPathIgnorePatterns: ignore,
    },
    {
      ...server,
      displayName: 'e2e',
      testMatch: ['<rootDir>/e2e/**/*.e2e.spec.ts'],
      testPathIgnorePatterns: ignore,
    },
    {
      rootDir: __dirname,
      displayName: 'web',
      preset: 'jest-preset-angular',
      testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
      setupFilesAfterEnv: ['<rootDir>/tools/jest/web-setup.ts'],
      testMatch: ['<rootDir>/{apps,libs,examples}/**/*.spec.ts'],
      testPathIgnorePatterns: [
        ...ignore,
        '<rootDir>/apps/(api|sandbox)/',
        '<rootDir>/examples/host/api/',
        '<rootDir>/libs/(?!shared/ui|plugin/angular|[^/]+/feature-)',
      ],
      transform: {
        '^.+\\.(ts|mjs|js|html|svg)$': [
          'jest-preset-angular',
          { tsconfig: '<rootDir>/tsconfig.web.json', stringifyContentPathRegex: '\\.(html|svg)$' },
        ],
      },
      transformIgnorePatterns: ['/node_modules/(?!.*\\.mjs$|wavesurfer\\.js|@jsverse/utils)'],
      moduleNameMapper,
    },
  ],
};
