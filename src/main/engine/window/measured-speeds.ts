/** Batches further back say little about the machine as it is. */
const BATCHES_LOOKED_AT = 50;

/** So much audio tells a speed without loading the models making up most of it. */
const ENOUGH_AUDIO_S = 600;

/** Recognition takes longer than this share of the audio, on any machine there is. */
const LEAST_SHARE_RECOGNISED = 0.001;

/** What of an engine tells its speeds; batches with the newest first. */
export interface SpeedSources {
  batches(): readonly {
    readonly id: string;
    readonly summary: {
      readonly audioS: number;
      readonly wallS: number;
      readonly stagesS: Readonly<Record<string, number>>;
    } | null;
  }[];
  settingsOf(batchId: string): { readonly asrModel: string } | null;
}

/**
 * Seconds of audio a second, by recogniser, over its last batches that together analysed enough; one that analysed nothing yet
 * is not there. The other models are a small part of that time.
 */
export function measuredSpeeds(engine: SpeedSources): ReadonlyMap<string, number> {
  const sums = new Map<string, { readonly audioS: number; readonly wallS: number }>();
  for (const { id, summary } of engine.batches().slice(0, BATCHES_LOOKED_AT)) {
    if (!summary || summary.audioS === 0 || summary.wallS === 0) continue;
    // A run that only judged again says nothing of recognition.
    if ((summary.stagesS.asr ?? 0) < summary.audioS * LEAST_SHARE_RECOGNISED) continue;
    const model = engine.settingsOf(id)?.asrModel;
    const { audioS, wallS } = (model && sums.get(model)) || { audioS: 0, wallS: 0 };
    if (model === undefined || audioS >= ENOUGH_AUDIO_S) continue;
    sums.set(model, { audioS: audioS + summary.audioS, wallS: wallS + summary.wallS });
  }
  return new Map([...sums].map(([model, { audioS, wallS }]) => [model, audioS / wallS]));
}
