import { performance } from 'node:perf_hooks';
import type { AcousticCues } from '../../shared/domain/acoustic-cues.ts';
import type { AgentChannel } from '../../shared/domain/call.ts';
import type { LaneJudgement } from '../../shared/domain/lane-judgement.ts';
import type { FeatureRecipe } from '../../shared/domain/model.ts';
import type { LaneTranscript } from '../../shared/domain/transcript.ts';
import { judgedSideOf, laneJudgement } from './judge-text.ts';
import { onnxSeconds } from './runtime/session.ts';
import type { Classifiers } from './sentiment/classifiers.ts';

/** The features of a stretch of voice and what can be said of it in words; null: nothing to judge. */
export type AnalyseVoice = (
  recipe: FeatureRecipe,
  samples: Float32Array,
) => { readonly vector: Float32Array; readonly cues: AcousticCues } | null;

/** Judges the voices of one call: hears its segments as they come, and judges them together at the end. */
export interface VoiceJudge {
  /** Takes the speech of the next segment of a lane (by its place among the call's lanes). */
  hear(lane: number, speech: Float32Array): void;
  /** Judges all that was heard. `tookS`: seconds for features and classifiers. */
  judge(lanes: readonly LaneTranscript[], durationS: number): Promise<{ lanes: LaneJudgement[]; tookS: number }>;
}

interface Heard {
  readonly position: number;
  readonly vector: Float32Array;
  readonly cues: AcousticCues;
}

/** Begins to listen to a call whose lanes are these channels. */
export function createVoiceJudge(
  laneChannels: readonly number[],
  agentChannel: AgentChannel,
  classifiers: Classifiers['acoustic'],
  analyse: AnalyseVoice,
): VoiceJudge {
  const sides = laneChannels.map((channel) => judgedSideOf(channel, laneChannels.length, agentChannel));
  const heard: Heard[][] = laneChannels.map(() => []);
  const counts = laneChannels.map(() => 0);
  let tookS = 0;

  return {
    hear(lane, speech) {
      const position = counts[lane]++;
      const station = classifiers[sides[lane]];
      if (!station) return;
      const start = performance.now();
      const voice = analyse(station.classifier.recipe, speech);
      tookS += (performance.now() - start) / 1000;
      if (voice) heard[lane].push({ position, ...voice });
    },
    async judge(lanes, durationS) {
      const judged: LaneJudgement[] = [];
      for (const [index, { channel, segments }] of lanes.entries()) {
        const station = classifiers[sides[index]];
        const before = onnxSeconds('acoustic');
        const answers = await station?.classifier.classify(heard[index].map(({ vector }) => vector));
        tookS += onnxSeconds('acoustic') - before;
        const own = (answers ?? []).map((probabilities, n) => {
          const { position, cues } = heard[index][n];
          return { position, probabilities, cues };
        });
        judged.push(laneJudgement({ channel, judgedAs: sides[index], station, segments, own, durationS }));
      }
      return { lanes: judged, tookS };
    },
  };
}
