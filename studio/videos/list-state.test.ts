import { expect, it } from 'vitest';
import { listParams, readListState } from './list-state.ts';

const read = (query: string) => readListState(new URLSearchParams(query));

it('keeps the list in the address, so that it can be come back to', () => {
  const state = { page: 3, search: '시편 & 23', filter: 'review', sort: 'title' } as const;
  expect(readListState(new URLSearchParams(listParams(state)))).toEqual(state);
});

it('has a plain address as long as nothing was asked for', () => {
  expect(listParams(read(''))).toEqual({});
});

it('takes an address that somebody made up', () => {
  const first = { page: 1, search: '', filter: null, sort: 'newest' };
  for (const query of ['page=-2', 'page=x', 'filter=nope&sort=', 'page=0.5'])
    expect(read(query)).toEqual(first);
});
