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

/**
 * Whether a model id lets AWS work on a request anywhere in the world: profiles with the prefix `global.`, and ids that do not
 * say what is behind them (profiles, routers and prompts of one's own account). Profiles of a continent (`eu.`, `us.`) stay on it.
 * Source: "Supported Regions and models for inference profiles", Amazon Bedrock User Guide.
 */
export function mayRunAnywhere(modelId: string): boolean {
  const id = modelId.trim().toLowerCase();
  const resource = id.startsWith('arn:') ? (id.split(':').slice(5).join(':') ?? '') : id;
  if (/^(application-inference-profile|prompt-router|default-prompt-router|prompt)\//.test(resource)) return true;
  return resource.replace(/^[a-z-]+\//, '').startsWith('global.');
}
