// @huggingface/transformers over a folder of calls: Moonshine piece by piece, cut by the segments Nabra found, so that no
// voice activity detection is counted against it. Reads one line of JSON from standard input, writes one to standard output.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import llamaTokenizer from 'llama-tokenizer-js';
import { decodeLanes } from './lanes.ts';
import type { PeerFigures, PeerTask } from './peer.ts';

const task = JSON.parse(readFileSync(0, 'utf8')) as PeerTask;
// Not a literal: the name need not resolve where the peer is not installed.
const name: string = '@huggingface/transformers';
const library = await import(name).catch(() => null);
const outcome = library ? await run() : { skipped: '@huggingface/transformers is not installed in bench/' };
process.stdout.write(`${JSON.stringify(outcome)}\n`);

/** A model folder in the layout the library wants, put together from the npm package's weights. */
function modelFolder(): string {
  const folder = join(task.temporary, 'moonshine-tiny');
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const config = {
    model_type: 'moonshine',
    architectures: ['MoonshineForConditionalGeneration'],
    is_encoder_decoder: true,
    hidden_size: 288,
    encoder_num_hidden_layers: 6,
    decoder_num_hidden_layers: 6,
    encoder_num_attention_heads: 8,
    decoder_num_attention_heads: 8,
    encoder_num_key_value_heads: 8,
    decoder_num_key_value_heads: 8,
    vocab_size: 32_768,
    bos_token_id: 1,
    eos_token_id: 2,
    decoder_start_token_id: 1,
  };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  writeFileSync(
    join(folder, 'generation_config.json'),
    JSON.stringify({ bos_token_id: 1, eos_token_id: 2, decoder_start_token_id: 1 }),
  );
  symlinkSync(task.encoder, join(folder, 'onnx', 'encoder_model_quantized.onnx'));
  symlinkSync(task.decoder, join(folder, 'onnx', 'decoder_model_merged_quantized.onnx'));
  return folder;
}

async function run(): Promise<PeerFigures> {
  const started = performance.now();
  modelFolder();
  library.env.localModelPath = task.temporary;
  library.env.allowRemoteModels = false;
  const model = await library.MoonshineForConditionalGeneration.from_pretrained('moonshine-tiny', {
    dtype: 'q8',
    session_options: { intraOpNumThreads: task.threads, interOpNumThreads: 1 },
  });
  let audioS = 0;
  const calls = [];
  for (const [index, path] of task.calls.entries()) {
    const lanes = decodeLanes(path);
    audioS += (lanes[0]?.length ?? 0) / 16_000;
    const texts: string[] = [];
    for (const [side, lane] of lanes.entries()) {
      const words: string[] = [];
      for (const [startS, endS] of task.speech[index]?.[side] ?? []) {
        const samples = lane.slice(Math.round(startS * 16_000), Math.round(endS * 16_000));
        const input = new library.Tensor('float32', samples, [1, samples.length]);
        const limit = Math.ceil((endS - startS) * 6) + 1;
        const output = await model.generate({ input_values: input, max_new_tokens: limit });
        const ids = Array.from(output.data as BigInt64Array, Number).filter((id) => id > 2);
        words.push(llamaTokenizer.decode(ids, false, false));
      }
      texts.push(words.join(' '));
    }
    calls.push({ path, lanes: texts });
  }
  const wallS = (performance.now() - started) / 1000;
  return { audioS, wallS, peakRssBytes: process.resourceUsage().maxRSS * 1024, calls };
}
