import { expect, test } from 'vitest';
import { canBeMadeToCall } from './model-profile.ts';

test.each([
  ['anthropic.claude-3-5-sonnet-20240620-v1:0', true],
  ['eu.anthropic.claude-sonnet-4-20250514-v1:0', true],
  ['us.amazon.nova-lite-v1:0', true],
  ['arn:aws:bedrock:eu-west-3:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-20250514-v1:0', true],
  ['arn:aws:bedrock:eu-west-3:123456789012:application-inference-profile/abc123', true],
  ['meta.llama3-1-70b-instruct-v1:0', false],
  ['us.meta.llama3-3-70b-instruct-v1:0', false],
  ['mistral.mistral-large-2407-v1:0', false],
])('%s can be made to call a tool: %s', (model, can) => expect(canBeMadeToCall(model)).toBe(can));
