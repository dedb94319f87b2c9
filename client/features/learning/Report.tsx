import { FileDown, FileText, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { firstDayOf, type HalfYear, halfYearOf } from '../../../shared/learning/half-year.ts';
import type { LearningAnswer } from '../../../shared/protocol/learning.ts';
import type { Rule } from '../../../shared/protocol/rules.ts';
import { fetchRules } from '../../sync/rules-api.ts';
import { useFetched } from '../../sync/use-fetched.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Select } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import { usePageFoot } from '../../ui/use-page-foot.ts';
import { isoDay } from '../../words/format.ts';
import { useLanguage } from '../../words/i18n.ts';
import { useFormat } from '../../words/use-format.ts';
import { queryOf } from './filter.ts';
import { daysOf, dueOf, type Quarter, quarterOf, quartersSince } from './quarter.ts';
import styles from './Report.module.css';
import { type ReportText, reportOf } from './report-text.ts';
import { useFigures } from './use-figures.ts';
import { useHalfYear } from './use-half-year.ts';
import { useRuleWords } from './use-rule-words.ts';

interface ReportProps {
  /** The half-year of the first case; undefined: none is told. */
  readonly since: HalfYear | undefined;
}

/** The report to the steering group: opened, read, printed and taken along. */
export function Report({ since }: ReportProps) {
  const { t } = useTranslation('report');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" icon={FileText} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {isOpen && <ReportDialog since={since} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReportDialog({ since, onClose }: ReportProps & { onClose(): void }) {
  const { t } = useTranslation(['report', 'learning', 'common', 'errors']);
  const language = useLanguage();
  const format = useFormat();
  const nameOf = useHalfYear();
  const { state: stateOf, change: changeOf } = useRuleWords();
  const rules = useFetched(fetchRules);
  const today = isoDay(Date.now());
  const begun = [
    ...(since ? [firstDayOf(since)] : []),
    ...(rules.value ?? []).map(({ createdAt }) => isoDay(createdAt)),
  ].sort();
  const quarters = quartersSince(begun[0] ?? today, today);
  const [chosen, setChosen] = useState<Quarter | 'all'>();
  const period = chosen ?? dueOf(quarters);
  const quarter = period === 'all' ? undefined : period;
  const days = quarter && daysOf(quarter);
  const halfYear = days && halfYearOf(days.from);
  const query = useMemo(() => queryOf(halfYear ? { halfYear } : {}), [halfYear]);
  const figures = useFigures(query);
  const [isMaking, setMaking] = useState(false);
  const failure = figures.failure ?? rules.failure;
  const { isCurrent, figures: own, whole } = figures;
  const quarterName = (each: Quarter) => {
    const name = t('quarter', { number: each.slice(-1), year: each.slice(0, 4) });
    return each === quarterOf(today) ? t('running', { quarter: name }) : name;
  };
  const text =
    isCurrent && own && whole && rules.value ? textOf(own, whole, rules.value) : undefined;

  function textOf(read: LearningAnswer, all: LearningAnswer, of: readonly Rule[]): ReportText {
    const isTold = read.cases !== undefined;
    const name = halfYear && nameOf(halfYear);
    const [from, until] = [all.from, all.until].map((each) => each && nameOf(each));
    const reach = from && until && (from === until ? from : t('learning:span', { from, until }));
    const span = reach ? t('spanOf', { span: reach }) : '';
    return reportOf(
      {
        // How a rule works out is told over all half-years.
        figures: isTold ? { ...read, effects: all.effects } : all,
        figuresOf: !name
          ? t('figuresOfAll', { span })
          : isTold
            ? t('figuresOf', { halfYear: name })
            : t('figuresUntold', { halfYear: name, span }),
        rules: of,
        period: quarter ? quarterName(quarter) : t('whole'),
        ...(days ? { span: days } : {}),
        date: format.date(today),
        day: format.date,
        number: format.number,
        decimal: (value) => value.toLocaleString(language),
        stateOf,
        changeOf,
      },
      t,
    );
  }
  const save = async (said: ReportText) => {
    if (isMaking) return;
    setMaking(true);
    const part = await import('./report-word.ts').catch(() => undefined);
    if (part) {
      const file = await part.reportWordOf(said, { language, page: t('page'), of: t('of') });
      saveFile(t('fileName', { period: quarter ?? t('wholeShort') }), file, file.type);
    } else toasts.error({ title: t('wordFailed') });
    setMaking(false);
  };
  return (
    <Dialog
      title={t('title')}
      size="lg"
      onClose={onClose}
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
          value={period}
          onChange={({ target: { value } }) =>
            setChosen(quarters.find((each) => each === value) ?? 'all')
          }
        >
          {quarters.map((each) => (
            <option key={each} value={each}>
              {quarterName(each)}
            </option>
          ))}
          <option value="all">{t('whole')}</option>
        </Select>
      </div>
      {failure && (
        <div role="alert" className={styles.failure}>
          <p>
            {t('failed')} {t(`errors:api.${failure.code}`)}
          </p>
          <Button
            variant="secondary"
            size="sm"
            onClick={() => void Promise.all([figures.reload(), rules.reload()])}
          >
            {t('common:retry')}
          </Button>
        </div>
      )}
      {!text && !failure && <Skeleton label={t('common:loading')} rows={5} />}
      {text && <Sheet text={text} />}
      {text &&
        // A dialog is no page: on paper it would be cut off where the window ends.
        createPortal(<OnPaper text={text} />, document.body)}
    </Dialog>
  );
}

function OnPaper({ text }: { readonly text: ReportText }) {
  const { t } = useTranslation('report');
  usePageFoot({ foot: `${text.foot}\n${text.footNote}`, page: t('page'), of: t('of') });
  return (
    <div className={styles.onPaper}>
      <Sheet text={text} />
    </div>
  );
}

function Sheet({ text }: { readonly text: ReportText }) {
  return (
    <article className={styles.report}>
      <h3 className={styles.heading}>{text.heading}</h3>
      <p>
        <strong>{text.period}</strong>
      </p>
      {text.basis.map((line) => (
        <p key={line} className={styles.quiet}>
          {line}
        </p>
      ))}
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
