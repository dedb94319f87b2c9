import { useTranslation } from 'react-i18next';
import { type Changes, changesSince } from '../../../shared/case/changes.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { useFamily } from '../../ui/use-family.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './OpeningLens.module.css';

const kinds = ['resources', 'closedGaps', 'newGaps', 'strategies'] as const;

function ChangeList({ changes }: { readonly changes: Changes }) {
  const { t } = useTranslation('opening');
  const format = useFormat();
  const news = kinds.filter((kind) => changes[kind] > 0);
  if (news.length === 0) return t('noChanges');
  return format.list(
    news.map((kind) => t(kind, { count: changes[kind], word: format.number(changes[kind]) })),
  );
}

/** Whom it is about, why now, and what is new since last time. */
export function CaseInShort() {
  const { t } = useTranslation('opening');
  const { labels, needsInterpreter, languages } = useFamily();
  const note = useBoard((board) => board.meta.note);
  const resources = useBoard((board) => board.resources);
  const gaps = useBoard((board) => board.gaps);
  const strategies = useBoard((board) => board.strategies);
  const before = useChair(({ sittings, sitting }) =>
    sittings.findLast(({ id }) => id !== sitting?.id),
  );
  const since = before?.finishedAt;
  return (
    <dl className={styles.facts}>
      {labels.length > 0 && (
        <div className={styles.fact}>
          <dt>{t('persons')}</dt>
          <dd>
            {labels.join(', ')}
            {needsInterpreter && (
              <span className={styles.note}>
                {languages.length > 0
                  ? t('interpreterOf', { languages: languages.join(', ') })
                  : t('interpreter')}
              </span>
            )}
          </dd>
        </div>
      )}
      {note && (
        <div className={styles.fact}>
          <dt>{t('reason')}</dt>
          <dd>{note}</dd>
        </div>
      )}
      {since !== undefined && (
        <div className={styles.fact}>
          <dt>{t('changes')}</dt>
          <dd>
            <ChangeList changes={changesSince({ resources, gaps, strategies }, since)} />
          </dd>
        </div>
      )}
    </dl>
  );
}
