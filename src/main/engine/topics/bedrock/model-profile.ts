/**
 * Whether a model can be made to call a named tool; others are asked to in words. True of ids that do not say whose model it is. Source:
 * "ToolChoice", Amazon Bedrock API reference: "only supported by Anthropic Claude 3 and Amazon Nova models".
 */
export function canBeMadeToCall(modelId: string): boolean {
  const vendor = /(?:^|[/.])([a-z0-9]+)\.[a-z]/i.exec(
    modelId.replace(/^(.*[/])?(eu|us|us-gov|apac|jp|au|ca|global)\./i, ''),
  )?.[1];
  return vendor === undefined || ['anthropic', 'amazon'].includes(vendor.toLowerCase());
}
