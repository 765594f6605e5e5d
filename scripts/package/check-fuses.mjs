import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Left as Electron ships them: they change speed, and open no door. */
const OF_NO_CONCERN = ['WasmTrapHandlers'];

/**
 * Throws when a fuse of an executable is not as electron-builder.yml (with what the flavour changes) says, or is one that
 * it says nothing of, as a newer Electron may have.
 */
export async function checkFuses(root, executable, ofFlavour) {
  const { FuseState, FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const { load } = await import('js-yaml');
  const declared = { ...load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).electronFuses, ...ofFlavour };
  const { version: _, ...wire } = await getCurrentFuseWire(executable);
  for (const [index, state] of Object.entries(wire)) {
    const name = FuseV1Options[index] ?? `number ${index}`;
    if (OF_NO_CONCERN.includes(name)) continue;
    const wanted = declared[name[0].toLowerCase() + name.slice(1)];
    if (wanted === undefined) throw new Error(`electron-builder.yml does not settle the fuse ${name}`);
    if (state !== (wanted ? FuseState.ENABLE : FuseState.DISABLE)) throw new Error(`the fuse ${name} was not set`);
  }
}
