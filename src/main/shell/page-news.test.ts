import { expect, test } from 'vitest';
import { type Emit, pageNews } from './page-news.ts';

test('what happens before the page listens waits for it, also when the page is loaded again', () => {
  const news = pageNews();
  const heard: unknown[] = [];
  const emit = ((name: string, payload: unknown) => heard.push([name, payload])) as Emit;
  const offer = (offerId: string) => ({ offerId, title: 'calls' });
  news.offered(offer('first'));
  news.connected(emit);
  news.offered(offer('second'));
  news.noticed('batchResumed');
  news.noticed('batchResumed');
  expect(heard).toEqual([]);
  expect(news.takeOffer()).toEqual(offer('second'));
  expect(news.takeRest()).toEqual({ link: null, notices: ['batchResumed'] });
  news.offered(offer('third'));
  news.noticed('engineBack');
  expect(heard).toEqual([
    ['offered', offer('third')],
    ['noticed', 'engineBack'],
  ]);
  news.connected(null);
  news.noticed('pageBack');
  news.connected(emit);
  expect(news.takeRest().notices).toEqual(['pageBack']);
});
