import { expect, test } from 'vitest';
import { mayRunAnywhere, reachOfModel } from './model-reach.ts';

test.each([
  ['anthropic.claude-3-5-sonnet-20240620-v1:0', false],
  ['eu.anthropic.claude-sonnet-4-20250514-v1:0', false],
  ['us.amazon.nova-lite-v1:0', false],
  ['global.anthropic.claude-sonnet-4-20250514-v1:0', true],
  [' GLOBAL.anthropic.claude-sonnet-4-20250514-v1:0', true],
  ['arn:aws:bedrock:eu-west-3::foundation-model/anthropic.claude-3-haiku-20240307-v1:0', false],
  ['arn:aws:bedrock:eu-west-3:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-20250514-v1:0', false],
  ['arn:aws:bedrock:eu-west-3:123456789012:inference-profile/global.anthropic.claude-sonnet-4-20250514-v1:0', true],
  ['arn:aws:bedrock:eu-west-3:123456789012:application-inference-profile/abc123', true],
  ['arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1', true],
])('%s may run anywhere: %s', (model, anywhere) => expect(mayRunAnywhere(model)).toBe(anywhere));

test.each([
  ['anthropic.claude-3-5-sonnet-20240620-v1:0', { kind: 'region' }],
  ['EU.anthropic.claude-sonnet-4-20250514-v1:0', { kind: 'continent', prefix: 'eu' }],
  [
    'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0',
    { kind: 'continent', prefix: 'us' },
  ],
  ['global.anthropic.claude-sonnet-4-20250514-v1:0', { kind: 'world' }],
  ['arn:aws:bedrock:eu-west-3:123456789012:application-inference-profile/abc123', { kind: 'unsaid' }],
  ['no dots at all', { kind: 'region' }],
])('%s reaches %o', (model, reach) => expect(reachOfModel(model)).toEqual(reach));
