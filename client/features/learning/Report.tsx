import { FileDown, FileText, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { HalfYear } from '../../../shared/learning/half-year.ts';
import { fetchRules } from '../../sync/rules-api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Select } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import { isoDay } from '../../words/format.ts';
import { useLanguage } from '../../words/i18n.ts';
import { useFormat } from '../../words/use-format.ts';
import { queryOf } from './filter.ts';
import styles from './Report.module.css';
import { type ReportText, reportOf } from './report-text.ts';
import { useFigures } from './use-figures.ts';
import { useHalfYear } from './use-half-year.ts';
import { useRuleWords } from './use-rule-words.ts';

/** The report to the steering group: opened, read, printed and taken along. */
export function Report({ halfYears }: { readonly halfYears: readonly HalfYear[] }) {
  const { t } = useTranslation('report');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" icon={FileText} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {isOpen && <ReportDialog halfYears={halfYears} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReportDialog(props: { readonly halfYears: readonly HalfYear[]; onClose(): void }) {
  const { t } = useTranslation(['report', 'learning', 'common', 'errors']);
  const language = useLanguage();
  const format = useFormat();
  const nameOf = useHalfYear();
  const { state: stateOf } = useRuleWords();
  const { halfYears } = props;
  const [halfYear, setHalfYear] = useState(halfYears.at(-1));
  const [isMaking, setMaking] = useState(false);
  const query = useMemo(() => queryOf(halfYear ? { halfYear } : {}), [halfYear]);
  const figures = useFigures(query);
  const rules = useFetched(fetchRules);
  const failure = figures.failure ?? rules.failure;
  const { isCurrent, figures: own, whole } = figures;
  const text =
    isCurrent && own && whole && rules.value
      ? reportOf(
          {
            // How a rule works out is told over all half-years.
            figures: { ...own, effects: whole.effects },
            rules: rules.value,
            period: halfYear ? nameOf(halfYear) : t('whole'),
            date: format.date(isoDay(Date.now())),
            number: format.number,
            decimal: (value) => value.toLocaleString(language),
            stateOf,
          },
          t,
        )
      : undefined;
  const save = async (said: ReportText) => {
    if (isMaking) return;
    setMaking(true);
    const part = await import('./report-word.ts').catch(() => undefined);
    if (part) {
      const file = await part.reportWordOf(said, { language, page: t('page'), of: t('of') });
      const period = halfYear ?? t('wholeShort');
      saveFile(t('fileName', { period }), file, file.type);
    } else toasts.error({ title: t('wordFailed') });
    setMaking(false);
  };
  return (
    <Dialog
      title={t('title')}
      size="lg"
      onClose={props.onClose}
      actions={
        text && (
          <>
            <Button
              variant="secondary"
              icon={Printer}
              title={t('printHint')}
              onClick={() => print()}
            >
              {t('print')}
            </Button>
            <Button icon={FileDown} aria-busy={isMaking} onClick={() => void save(text)}>
              {t('word')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.period}>
        <Select
          label={t('period')}
          hint={t('periodHint')}
          value={halfYear ?? ''}
          onChange={(event) => setHalfYear(halfYears.find((each) => each === event.target.value))}
        >
          <option value="">{t('whole')}</option>
          {halfYears.map((each) => (
            <option key={each} value={each}>
              {nameOf(each)}
            </option>
          ))}
        </Select>
      </div>
      {failure && (
        <p role="alert">
          {t('failed')} {t(`errors:api.${failure.code}`)}
        </p>
      )}
      {!text && !failure && <Skeleton label={t('common:loading')} rows={5} />}
      {text && <Sheet text={text} />}
      {text &&
        // A dialog is no page: on paper it would be cut off where the window ends.
        createPortal(
          <div className={styles.onPaper}>
            <Sheet text={text} />
          </div>,
          document.body,
        )}
    </Dialog>
  );
}

function Sheet({ text }: { readonly text: ReportText }) {
  return (
    <article className={styles.report}>
      <h3 className={styles.heading}>{text.heading}</h3>
      <p>
        <strong>{text.period}</strong>
      </p>
      <p className={styles.quiet}>{text.basis}</p>
      {text.sections.map(({ title, lead, columns, rows, none }) => (
        <section key={title} aria-label={title}>
          <h4 className={styles.title}>{title}</h4>
          {lead && <p className={styles.quiet}>{lead}</p>}
          {rows.length === 0 ? (
            <p>{none}</p>
          ) : (
            <table className={styles.table}>
              <thead>
                <tr>
                  {columns.map(({ head, share, isEnd }) => (
                    <th
                      key={head}
                      scope="col"
                      style={{ width: `${100 * share}%` }}
                      className={cx(isEnd && styles.end)}
                    >
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, cells }) => (
                  <tr key={id}>
                    {columns.map(({ head, isEnd }, index) => (
                      <td key={head} data-head={head} className={cx(isEnd && styles.end)}>
                        {cells[index]}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
      <p className={styles.suppression}>{text.suppression}</p>
    </article>
  );
}
