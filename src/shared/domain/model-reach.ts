/**
 * Where a request to a model may be worked on. `region`: where it is sent, and nowhere else; `continent`: in any region of the part of the
 * world that the id's prefix names; `world`: anywhere; `unsaid`: the id hides what is behind it (profiles, routers and prompts of one's own
 * account), so anywhere.
 */
export type ModelReach =
  | { readonly kind: 'region' | 'world' | 'unsaid' }
  | { readonly kind: 'continent'; readonly prefix: string };

const UNSAID = /^(application-inference-profile|prompt-router|default-prompt-router|prompt)\//;
/** Prefixes of inference profiles; models' own ids begin with their maker's name, which none of these is. */
const CONTINENTS = ['eu', 'us', 'us-gov', 'apac', 'jp', 'au', 'ca', 'sa', 'me', 'af'];

/**
 * Reads the reach of a model out of its id or ARN. Source: "Supported Regions and models for inference profiles", Amazon Bedrock User Guide.
 */
export function reachOfModel(modelId: string): ModelReach {
  const id = modelId.trim().toLowerCase();
  const resource = id.startsWith('arn:') ? id.split(':').slice(5).join(':') : id;
  if (UNSAID.test(resource)) return { kind: 'unsaid' };
  const name = resource.replace(/^[a-z-]+\//, '');
  const prefix = name.slice(0, Math.max(0, name.indexOf('.')));
  if (prefix === 'global') return { kind: 'world' };
  return CONTINENTS.includes(prefix) ? { kind: 'continent', prefix } : { kind: 'region' };
}

/** Whether a model may be run anywhere in the world, which has a switch of its own. */
export function mayRunAnywhere(modelId: string): boolean {
  const { kind } = reachOfModel(modelId);
  return kind === 'world' || kind === 'unsaid';
}
