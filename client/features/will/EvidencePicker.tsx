import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../shared/case/day-of.ts';
import type { EvidenceRef } from '../../../shared/case/evidence.ts';
import { resourceFields } from '../../../shared/case/resource-field.ts';
import { entriesByField } from '../../../shared/case/select.ts';
import type { Will } from '../../../shared/case/will.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { FieldTile } from '../../ui/FieldTile.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { useFormat } from '../../words/use-format.ts';
import styles from './EvidenceStep.module.css';

/** What can be evidence: cards of what was observed or documented, and the chronicle. */
export function EvidencePicker(props: {
  readonly will: Will;
  onLink(item: EvidenceRef, linked: boolean): void;
}) {
  const { t } = useTranslation(['will', 'method']);
  const format = useFormat();
  const { evidenceIds, eventIds } = props.will;
  const fields = useBoard(entriesByField);
  const chronicle = useBoard((board) => board.chronicle);
  const events = [...chronicle.values()]
    // What has not begun is no evidence of anything.
    .filter(
      ({ kind, order, startedOn, doneOn }) => kind !== 'step' || !order || startedOn || doneOn,
    )
    .map((entry) => ({ ...entry, on: dayOf(entry) }))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const cardGroups = resourceFields.map((field) => ({
    id: field,
    heading: t(`method:field.${field}`),
    items: fields[field].flatMap((entry) => {
      if (entry.root === 'gaps') return [];
      const { id, text, basis } = entry.entity;
      const checked = evidenceIds.includes(id);
      if (basis === 'stated' && !checked) return [];
      const note = t(`method:basis.${basis}`);
      return [{ id, label: text, note, icon: <FieldTile field={field} />, checked }];
    }),
  }));
  const eventGroup = {
    id: 'chronicle',
    heading: t('chronicle'),
    items: events.map(({ id, what, on }) => ({
      id,
      label: what,
      note: format.shortDate(on),
      icon: <History aria-hidden="true" size={18} className={styles.event} />,
      checked: eventIds.includes(id),
    })),
  };
  return (
    <>
      <p className={styles.rule}>{t('toldHint')}</p>
      <PickList
        searchLabel={t('search')}
        empty={t('noCards')}
        groups={[...cardGroups, eventGroup].filter(({ items }) => items.length > 0)}
        onToggle={(id, checked) =>
          props.onLink({ root: chronicle.has(id) ? 'chronicle' : 'resources', id }, checked)
        }
      />
    </>
  );
}
