import { Footprints, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Resolution, resolutions } from '../../../shared/profiling/apply-plan.ts';
import type { PlanRow } from '../../../shared/profiling/plan.ts';
import { useBoard } from '../../sync/use-case.tsx';
import { basisIcons } from '../../ui/basis-icons.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { fieldIcons } from '../../ui/field-icons.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './ImportRow.module.css';
import { outcomeIcons, outcomeOf } from './outcomes.ts';

export function ImportRow(props: {
  readonly row: Exclude<PlanRow, { readonly result: 'error' }>;
  readonly isTaken: boolean;
  onTake(isTaken: boolean): void;
  readonly resolution: Resolution;
  onResolve(resolution: Resolution): void;
}) {
  const { t } = useTranslation(['profiling', 'method']);
  const { row } = props;
  const { entry } = row;
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const outcome = outcomeOf(row);
  const Icon = outcomeIcons[outcome];
  const Sign = entry.kind === 'wish' ? Footprints : fieldIcons[entry.field];
  const Basis = basisIcons[entry.basis];
  return (
    <li className={styles.item} data-outcome={outcome}>
      <div className={styles.row}>
        <input
          type="checkbox"
          aria-label={t('preview.take', { text: entry.text })}
          checked={props.isTaken}
          disabled={outcome === 'existing'}
          onChange={(event) => props.onTake(event.target.checked)}
        />
        <Sign
          aria-hidden="true"
          size={18}
          className={styles.sign}
          data-field={entry.kind === 'wish' ? undefined : entry.field}
        />
        <p className={styles.text}>
          {entry.text}
          {entry.caveat && (
            <span className={styles.caveat}>
              <TriangleAlert aria-hidden="true" size={14} /> {entry.caveat}
            </span>
          )}
          {entry.askedDepartment && <DepartmentPill department={entry.askedDepartment} />}
        </p>
        <span>{personWord(persons, entry.personIds)}</span>
        <span className={styles.basis}>
          {entry.kind === 'gap' ? (
            t('preview.emptyLine', { line: row.line })
          ) : (
            <>
              <Basis aria-hidden="true" size={14} /> {t(`method:basis.${entry.basis}`)}
            </>
          )}
        </span>
        <span className={styles.result}>
          <Icon aria-hidden="true" size={16} />
          {row.result === 'new'
            ? t(`preview.result.${entry.kind}`)
            : t(`preview.result.${row.result}`)}
        </span>
      </div>
      {row.result === 'conflict' && props.isTaken && (
        <Choice row={row} resolution={props.resolution} onResolve={props.onResolve} />
      )}
    </li>
  );
}

function Choice(props: {
  readonly row: Extract<PlanRow, { readonly result: 'conflict' }>;
  readonly resolution: Resolution;
  onResolve(resolution: Resolution): void;
}) {
  const { t } = useTranslation('profiling');
  const format = useFormat();
  const name = useId();
  const { entry, onMap, line } = props.row;
  const shown: Record<Resolution, { title: string; facts: string; text: string }> = {
    map: {
      title: t('preview.onMap'),
      facts: [onMap.department, onMap.recordedOn && format.shortDate(onMap.recordedOn)]
        .filter(Boolean)
        .join(' · '),
      text: onMap.text,
    },
    file: {
      title: t('preview.fromFile'),
      facts: [t('preview.line', { line }), entry.recordedOn && format.shortDate(entry.recordedOn)]
        .filter(Boolean)
        .join(' · '),
      text: entry.text,
    },
    both: {
      title: t('preview.both'),
      facts: '',
      text: t('preview.whichIsRight', { onMap: onMap.text, inFile: entry.text }),
    },
  };
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">{t('preview.conflictOf', { text: entry.text })}</legend>
      {resolutions.map((each) => (
        <label key={each} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={props.resolution === each}
            onChange={() => props.onResolve(each)}
          />
          <span className={styles.what}>
            <strong>{shown[each].title}</strong>
            <span className={styles.facts}>{shown[each].facts}</span>
            <span className={styles.words}>{shown[each].text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
