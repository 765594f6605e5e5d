import { expect, test } from 'vitest';
import { COLUMN_IDS, layoutSchema } from './library-layout.ts';

test('what another version or a damaged store kept is no layout, but what fits of it is', () => {
  const fresh = layoutSchema.parse({});
  expect(fresh.order).toEqual(COLUMN_IDS);
  expect(layoutSchema.parse({ order: 3, hidden: 'all', widths: { agent: 'wide' }, sideWidth: null })).toEqual(fresh);
  expect(layoutSchema.parse({ hidden: [...COLUMN_IDS] }).hidden).toEqual(fresh.hidden);
  const kept = layoutSchema.parse({
    order: ['agent', 'gone', 'agent', 'flags'],
    hidden: ['gone'],
    widths: { agent: 99 },
  });
  expect(kept.order.slice(0, 3)).toEqual(['agent', 'flags', 'review']);
  expect(kept).toMatchObject({ hidden: [], widths: { agent: 99 } });
});
