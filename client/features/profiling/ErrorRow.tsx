import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resourceTextMax } from '../../../shared/case/resource.ts';
import type { PlanRow } from '../../../shared/profiling/plan.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './ErrorRow.module.css';

/** What is wrong, in which row and column of the file, and the place to put it right. */
export function ErrorRow(props: {
  readonly row: Extract<PlanRow, { readonly result: 'error' }>;
  onCorrect(text: string | null): void;
}) {
  const { t } = useTranslation('profiling');
  const { line, column, fault, text } = props.row;
  const isDay = fault === 'NoSuchDay' || fault === 'AmbiguousDay' || fault === 'NotADay';
  const [draft, setDraft] = useState(isDay ? '' : text);
  const at = t('preview.at', { line, column });
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return (
    <li className={styles.row}>
      <CircleAlert aria-hidden="true" size={18} className={styles.sign} />
      <p className={styles.what}>
        <strong>{at}</strong> {t(`preview.fault.${fault}`, { text: short, max: resourceTextMax })}
      </p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.trim() !== '') props.onCorrect(draft);
        }}
      >
        <TextField
          hideLabel
          label={`${at} ${t('preview.mended')}`}
          placeholder={isDay ? t('preview.dayPlaceholder') : undefined}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          className={isDay ? styles.day : styles.field}
        />
        <Button type="submit" variant="secondary" size="sm">
          {t('preview.mend')}
        </Button>
        <Button variant="quiet" size="sm" onClick={() => props.onCorrect(null)}>
          {t('preview.leaveOut')}
        </Button>
      </form>
    </li>
  );
}
