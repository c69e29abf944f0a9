// One ESLint run for the whole repository: the house's import rules, strict TypeScript, Angular templates.
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

const WEB = [
  'apps/admin/**/*.ts',
  'examples/host/web/**/*.ts',
  'libs/**/feature-*/**/*.ts',
  'libs/shared/ui/**/*.ts',
  'libs/plugin/angular/**/*.ts',
];
const type = (source, allowed) => ({
  sourceTag: `type:${source}`,
  onlyDependOnLibsWithTags: allowed.map((t) => `type:${t}`),
});
const scope = (source, allowed) => ({
  sourceTag: `scope:${source}`,
  onlyDependOnLibsWithTags: [source, ...allowed].map((s) => `scope:${s}`),
});

const depConstraints = [
  type('contracts', ['contracts']),
  type('domain', ['domain', 'contracts']),
  type('workflow', ['domain', 'contracts']),
  type('adapter', ['domain', 'contracts']),
  type('persistence', ['domain', 'contracts', 'persistence']),
  type('queue', ['workflow', 'domain', 'contracts']),
  type('http', ['http', 'domain', 'contracts']),
  type('api', ['workflow', 'domain', 'contracts', 'http']),
  type('module', ['api', 'queue', 'adapter', 'persistence', 'workflow', 'domain', 'contracts', 'http']),
  type('ui', ['ui', 'contracts']),
  type('feature', ['ui', 'contracts']),
  type('plugin', [
    'module',
    'api',
    'queue',
    'adapter',
    'persistence',
    'workflow',
    'domain',
    'contracts',
    'http',
    'feature',
    'ui',
  ]),
  type('app', ['plugin', 'ui', 'http', 'domain', 'contracts', 'persistence']),
  type('testing', ['testing', 'domain', 'contracts']),
  scope('shared', []),
  scope('audit', ['shared']),
  scope('storage', ['shared']),
  scope('telephony', ['shared']),
  scope('call-logs', ['shared']),
  scope('alerts', ['shared']),
  scope('recordings', ['storage', 'telephony', 'call-logs', 'shared']),
  scope('plugin', ['audit', 'storage', 'telephony', 'call-logs', 'recordings', 'alerts', 'shared']),
  scope('app', ['plugin', 'shared']),
  scope('host', ['plugin']),
  scope('sandbox', ['shared']),
  { sourceTag: 'platform:any', onlyDependOnLibsWithTags: ['platform:any'] },
  { sourceTag: 'platform:web', onlyDependOnLibsWithTags: ['platform:web', 'platform:any'] },
  { sourceTag: 'platform:node', onlyDependOnLibsWithTags: ['platform:node', 'platform:any'] },
];

// A vendor's SDK is known to its one adapter; domain and workflow know no framework at all.
const FRAMEWORKS = [
  '@nestjs/*',
  'bull',
  'typeorm',
  '@aws-sdk/*',
  'twilio',
  '@angular/*',
  'express',
  'mysql2',
];
const onlyIn = (patterns, message) => ['error', { patterns: [{ group: patterns, message }] }];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      'dist',
      '.nx',
      '.angular',
      '.voicekeep',
      'coverage',
      'tmp',
      '**/*.html.bak',
      '**/*.generated.ts',
    ],
  },
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [js.configs.recommended, ...tseslint.configs.strict, ...tseslint.configs.stylistic],
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.spec.ts', 'e2e/**', 'bench/**', 'tools/**', '**/testing/**'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints },
      ],
    },
  },
  {
    files: [
      'libs/*/domain/**/*.ts',
      'libs/*/workflow/**/*.ts',
      'libs/shared/{contracts,kernel,errors,access,audit,crypto}/**/*.ts',
    ],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': onlyIn(
        FRAMEWORKS,
        'Domain and workflow know no framework: put it behind a port.',
      ),
    },
  },
  {
    files: ['libs/**/*.ts', 'apps/api/**/*.ts'],
    // Test support looks into buckets from outside.
    ignores: [
      'libs/*/domain/**',
      'libs/*/workflow/**',
      'libs/storage/s3/**',
      '**/*.spec.ts',
      '**/testing/**',
    ],
    rules: {
      'no-restricted-imports': onlyIn(['@aws-sdk/*'], 'The AWS SDK is known to libs/storage/s3 alone.'),
    },
  },
  { files: ['**/*.mts', 'tools/**', 'e2e/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.spec.ts', '**/*.contract.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: WEB,
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: ['vk', 'app', 'host'], style: 'kebab-case' },
      ],
    },
  },
  {
    files: ['**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);
