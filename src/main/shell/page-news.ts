import type { CallLink } from '../../shared/call-link.ts';
import type { CommandId } from '../../shared/commands.ts';
import type { Offer } from '../../shared/ipc/engine-shell-contract.ts';
import type { Notice } from '../../shared/ipc/notice.ts';
import type { serve } from '../../shared/ipc/rpc.ts';
import type { shellContract } from '../../shared/ipc/shell-contract.ts';

/** Emits an event to the page; see `serve`. */
export type Emit = ReturnType<typeof serve<typeof shellContract>>;

/** What the page is told. It is kept until the page has asked for what was kept: before, nobody there listens yet. */
export interface PageNews {
  /** A page has connected; null: it is gone. */
  connected(emit: Emit | null): void;
  isConnected(emit: Emit): boolean;
  offered(offer: Offer): void;
  linked(link: CallLink): void;
  noticed(notice: Notice): void;
  /** Nothing is kept of these: a page asks for the state of the engine, and a command is for the page that is there. */
  engineGone(deaths: readonly string[]): void;
  command(name: CommandId): void;
  takeOffer(): Offer | null;
  takeRest(): { readonly link: CallLink | null; readonly notices: Notice[] };
}

/** Starts with nothing. Of offers and links the last one counts. */
export function pageNews(): PageNews {
  let page: Emit | null = null;
  let hears = { offers: false, rest: false };
  let offer: Offer | null = null;
  let link: CallLink | null = null;
  let notices: Notice[] = [];
  return {
    connected(emit) {
      page = emit;
      hears = { offers: false, rest: false };
    },
    isConnected: (emit) => page === emit,
    offered(given) {
      if (page && hears.offers) page('offered', given);
      else offer = given;
    },
    linked(given) {
      if (page && hears.rest) page('linked', given);
      else link = given;
    },
    noticed(notice) {
      if (page && hears.rest) page('noticed', notice);
      else notices = [...notices.filter((one) => one !== notice), notice];
    },
    engineGone: (deaths) => page?.('engineGone', { deaths: [...deaths] }),
    command: (name) => page?.('command', name),
    takeOffer() {
      hears = { ...hears, offers: true };
      const taken = offer;
      offer = null;
      return taken;
    },
    takeRest() {
      hears = { ...hears, rest: true };
      const taken = { link, notices };
      link = null;
      notices = [];
      return taken;
    },
  };
}
