import type { BedrockRuntimeClient, BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';

/** Keys of one's own, as the keychain of the system holds them. Never logged, never stored here. */
export interface BedrockCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of a temporary session; null: the keys are lasting ones. */
  readonly sessionToken: string | null;
}

/** Where requests go and as whom. */
export interface AwsClientOptions {
  readonly region: string;
  /** Profile of the AWS files; null: the first credentials that AWS's own order finds. Unused with `credentials`. */
  readonly profile: string | null;
  /** Another address than the region's own; null: the region's. */
  readonly endpoint: string | null;
  readonly credentials: BedrockCredentials | null;
}

const CONNECT_TIMEOUT_MS = 10_000;

/** Loads the AWS SDK, which nothing else does, and makes a client that sends each request once. Connects nowhere. */
export async function openAwsClient({ region, profile, endpoint, credentials }: AwsClientOptions) {
  // Without it AWS's own order ends with a question to 169.254.169.254, where on a desk nobody answers, or anybody: only whoever
  // sets the variable to "false", or names that source in a profile, has it asked.
  process.env.AWS_EC2_METADATA_DISABLED ??= 'true';
  // Where requests go is what a person agreed to in the settings, not what a variable or a profile's `endpoint_url` says.
  process.env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS = 'true';
  const { BedrockRuntimeClient, ConverseCommand } = await import('@aws-sdk/client-bedrock-runtime');
  // HTTP/1.1: the SDK's own choice for this service is HTTP/2, which proxies and private endpoints break (aws-sdk-js-v3 #7041).
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  const config: BedrockRuntimeClientConfig = {
    region,
    // Ours: theirs cannot share what one request meets with the others, and a row of the ledger is one request.
    maxAttempts: 1,
    retryMode: 'standard',
    // Any other could ask the metadata service where it runs.
    defaultsMode: 'standard',
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_TIMEOUT_MS,
      // The proxy of an office, as HTTPS_PROXY and NO_PROXY name it: it gets a tunnel, and sees where to but not what.
      httpsAgent: { keepAlive: true, proxyEnv: process.env },
    }),
    ...(endpoint === null ? {} : { endpoint }),
    ...(credentials === null ? ofAwsFiles(profile) : ofKeychain(credentials)),
  };
  const client: BedrockRuntimeClient = new BedrockRuntimeClient(config);
  return { client, ConverseCommand };
}

function ofAwsFiles(profile: string | null): BedrockRuntimeClientConfig {
  return profile === null ? {} : { profile };
}

function ofKeychain({ accessKeyId, secretAccessKey, sessionToken }: BedrockCredentials): BedrockRuntimeClientConfig {
  return {
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === null ? {} : { sessionToken }) },
    // A bearer token in the environment would win otherwise.
    authSchemePreference: ['aws.auth#sigv4'],
  };
}
