import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleLimits } from '../../../shared/method/rule.ts';
import type { ExemplaryItem } from '../../../shared/protocol/exemplary.ts';
import { handOnFocus } from '../../ui/hand-on-focus.ts';
import { PickList } from '../../ui/PickList.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './RuleDialogs.module.css';

const max = ruleLimits.cases;

/** The exemplary cases that support a rule; one that was withdrawn since can be taken out. */
export function SupportingCases(props: {
  /** Ids. */
  readonly chosen: readonly string[];
  /** Released ones; undefined: not known. */
  readonly examples: readonly ExemplaryItem[] | undefined;
  onChange(chosen: readonly string[]): void;
}) {
  const { t } = useTranslation(['learning', 'chain']);
  const format = useFormat();
  const list = useRef<HTMLDivElement>(null);
  const [wasFull, setWasFull] = useState(false);
  const { chosen, examples, onChange } = props;
  if (!examples) return <p className={styles.quiet}>{t('rules.form.casesFailed')}</p>;
  const withdrawn = chosen.filter((id) => !examples.some((each) => each.id === id));
  const isFull = chosen.length > max || (wasFull && chosen.length === max);
  return (
    <>
      <p role="status" className={styles.quiet}>
        {t('rules.form.chosen', { count: chosen.length, max })}
      </p>
      {isFull && (
        <p role="alert" className={styles.failure}>
          {t('rules.form.casesFull', { max })}
        </p>
      )}
      {examples.length === 0 && <p className={styles.quiet}>{t('rules.form.noCases')}</p>}
      {examples.length + withdrawn.length > 0 && (
        <div ref={list}>
          <PickList
            searchLabel={t('rules.form.searchCases')}
            empty={t('rules.form.noneFound')}
            groups={[
              {
                id: 'withdrawn',
                heading: t('rules.form.withdrawn'),
                items: withdrawn.map((id, index) => ({
                  id,
                  label: t('rules.form.withdrawnCase', { number: index + 1 }),
                  checked: true,
                })),
              },
              {
                id: 'released',
                heading: t('rules.form.released'),
                items: examples.map(({ id, title, fields }) => ({
                  id,
                  label: title,
                  note: format.list(fields.map((field) => t(`chain:field.${field}`))),
                  checked: chosen.includes(id),
                })),
              },
            ]}
            onToggle={(id, checked) => {
              if (!checked) onChange(chosen.filter((each) => each !== id));
              else if (chosen.length < max) onChange([...chosen, id]);
              setWasFull(checked && chosen.length >= max);
              // One that was withdrawn goes with its box.
              handOnFocus(list.current?.querySelector<HTMLElement>('[type="search"]'));
            }}
          />
        </div>
      )}
    </>
  );
}
