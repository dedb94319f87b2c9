import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WillRow } from '../../../shared/case/will-rows.ts';
import { announce } from '../../ui/announcer.ts';

/** Tells screen readers that a wish has become a Wille, or a Wille a wish again, whoever did it. */
export function useAnnounceStages(rows: readonly WillRow[]): void {
  const { t } = useTranslation(['will', 'board']);
  const before = useRef<ReadonlyMap<string, boolean>>(new Map());
  useEffect(() => {
    for (const { key, person, evidence } of rows) {
      const was = before.current.get(key);
      const is = evidence > 0;
      if (was === undefined || was === is) continue;
      announce(t(is ? 'became' : 'lost', { who: person?.label ?? t('board:wholeFamily') }));
    }
    before.current = new Map(rows.map(({ key, evidence }) => [key, evidence > 0]));
  }, [rows, t]);
}
