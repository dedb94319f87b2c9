import { Plus, ShieldQuestion, TriangleAlert, X } from 'lucide-react';
import { type FormEvent, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileOfBoard, fileOfChair } from '../../../shared/case/case-file.ts';
import { textsOf } from '../../../shared/case/case-texts.ts';
import {
  findings,
  pseudonymise,
  type Replacement,
  replacer,
} from '../../../shared/case/exemplary.ts';
import { type ActionField, actionFields } from '../../../shared/method/action-fields.ts';
import { regionOf } from '../../../shared/method/regions.ts';
import { exemplaryTitleMax } from '../../../shared/protocol/exemplary.ts';
import { ApiFailure } from '../../sync/api.ts';
import { proposeExemplary } from '../../sync/exemplary-api.ts';
import { useTown } from '../../sync/town.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckLine } from '../../ui/CheckLine.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import styles from './Exemplary.module.css';

const shiftMax = 3_000;

type Row = Replacement & { readonly key: number };

/** Some weeks to either side, so that days of the week stay. */
function someWeeks(): number {
  const weeks = 6 + Math.floor(Math.random() * 40);
  return (Math.random() < 0.5 ? -7 : 7) * weeks;
}

/** The copy as it is to become, every text before and after; the case itself stays as it is. */
export function Propose(props: { onProposed(id: string): void }) {
  const { t } = useTranslation(['exemplary', 'chain', 'common', 'errors']);
  const session = useCaseSession();
  const { departments } = useTown();
  // As it was when the page was opened: nothing moves while somebody reads.
  const [{ board, chair }] = useState(() => ({
    board: fileOfBoard(session.board),
    chair: fileOfChair(session.chair),
  }));
  const [title, setTitle] = useState('');
  const [fields, setFields] = useState<readonly ActionField[]>([]);
  const [origin, setOrigin] = useState(() => regionOf(board.meta.origin ?? ''));
  const [shift, setShift] = useState(() => String(someWeeks()));
  const [rows, setRows] = useState<readonly Row[]>(() => [
    { key: 0, find: board.meta.pseudonym, with: 'die Familie' },
  ]);
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const [isSending, setSending] = useState(false);

  const texts = useMemo(() => textsOf(board, chair), [board, chair]);
  const replacements = useDeferredValue(rows);
  const replace = useMemo(() => replacer(replacements), [replacements]);
  const preview = useMemo(
    () =>
      texts
        .filter(({ of, text }) => of !== 'meta' || text === board.meta.note)
        .map(({ text }, index) => ({ index, before: text, after: replace(text) })),
    [board, texts, replace],
  );
  const hints = useMemo(
    () =>
      findings(
        board,
        texts,
        departments.map(({ id }) => id),
      ),
    [board, texts, departments],
  );
  // A region is shared by many.
  const rare = hints.rare.filter((each) => each.why !== 'origin' || each.what === origin.trim());
  const open = hints.words.filter(({ word }) => replace(word) === word);
  const changed = preview.filter(({ before, after }) => before !== after);
  const shiftDays = Number(shift);
  const isShift =
    shift.trim() !== '' &&
    Number.isInteger(shiftDays) &&
    shiftDays !== 0 &&
    Math.abs(shiftDays) <= shiftMax;
  const add = (find: string, instead: string) =>
    setRows([
      ...rows,
      { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, find, with: instead },
    ]);
  const change = (key: number, patch: Partial<Replacement>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isSending) return;
    if (!title.trim() || fields.length === 0 || !isShift) {
      requestAnimationFrame(() =>
        document
          .querySelector<HTMLElement>('main [aria-invalid="true"], main [data-missing] input')
          ?.focus(),
      );
      return;
    }
    setSending(true);
    try {
      const how = { title, origin, replacements: rows, shiftDays };
      const copy = pseudonymise(board, chair, how);
      const { id } = await proposeExemplary(session.caseId, {
        movedDays: shiftDays,
        title: title.trim(),
        fields,
        ...copy,
      });
      toasts.info({ title: t('propose.done') });
      props.onProposed(id);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) }, 'exemplary');
      setSending(false);
    }
  };

  return (
    <main id="content" tabIndex={-1} className={styles.main}>
      <h2 className={styles.title}>{t('propose.title')}</h2>
      <p className={styles.lead}>{t('propose.lead')}</p>
      <p className={styles.lead}>{t('propose.leftOut')}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <section className={styles.section}>
          <h3 className={styles.heading}>{t('propose.stepTitle')}</h3>
          <TextField
            label={t('propose.name')}
            hint={t('propose.nameHint')}
            maxLength={exemplaryTitleMax}
            value={title}
            error={isChecked && !title.trim() ? t('propose.nameMissing') : undefined}
            onChange={(event) => setTitle(event.target.value)}
          />
          <fieldset
            className={styles.fields}
            data-missing={(isChecked && fields.length === 0) || undefined}
          >
            <legend>{t('propose.fields')}</legend>
            {actionFields.map((each) => (
              <CheckLine
                key={each}
                label={t(`chain:field.${each}`)}
                checked={fields.includes(each)}
                onChange={(checked) =>
                  setFields(checked ? [...fields, each] : fields.filter((one) => one !== each))
                }
              />
            ))}
            {isChecked && fields.length === 0 && (
              <p role="alert" className={styles.error}>
                {t('propose.fieldsMissing')}
              </p>
            )}
          </fieldset>
          <TextField
            label={t('propose.origin')}
            hint={t('propose.originHint')}
            maxLength={60}
            value={origin}
            onChange={(event) => setOrigin(event.target.value)}
          />
        </section>
        <section className={styles.section}>
          <h3 className={styles.heading}>{t('propose.stepWords')}</h3>
          <p className={styles.lead}>{t('propose.wordsLead')}</p>
          <div className={styles.words}>
            {rows.map(({ key, find, with: instead }, index) => (
              <div key={key} className={styles.word}>
                <TextField
                  label={t('propose.findOf', { number: index + 1 })}
                  hideLabel
                  placeholder={t('propose.find')}
                  value={find}
                  onChange={(event) => change(key, { find: event.target.value })}
                />
                <TextField
                  label={t('propose.withOf', { number: index + 1 })}
                  hideLabel
                  placeholder={t('propose.with')}
                  value={instead}
                  onChange={(event) => change(key, { with: event.target.value })}
                />
                <IconButton
                  icon={X}
                  label={
                    find
                      ? t('propose.remove', { word: find })
                      : t('propose.removeEmpty', { number: index + 1 })
                  }
                  onClick={() => setRows(rows.filter((row) => row.key !== key))}
                />
              </div>
            ))}
          </div>
          <Button variant="secondary" size="sm" icon={Plus} onClick={() => add('', '')}>
            {t('propose.add')}
          </Button>
          <div className={styles.hints}>
            <h4>{t('propose.suggestions')}</h4>
            <p className={styles.kind}>
              {open.length > 0 ? t('propose.suggestionsLead') : t('propose.noSuggestions')}
            </p>
            <ul>
              {open.map(({ kind, word }) => (
                <li key={word} className={styles.hint}>
                  <strong>{word}</strong>
                  <span className={styles.kind}>{t(`propose.kind.${kind}`)}</span>
                  <Button
                    variant="quiet"
                    size="sm"
                    aria-label={t('propose.suggestWord', { word })}
                    onClick={() => add(word, kind === 'place' ? regionOf(word) : '')}
                  >
                    {t('propose.suggest')}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        </section>
        <section className={styles.section}>
          <h3 className={styles.heading}>{t('propose.stepDays')}</h3>
          <TextField
            label={t('propose.days')}
            hint={t('propose.daysHint')}
            inputMode="numeric"
            value={shift}
            error={isChecked && !isShift ? t('propose.daysInvalid') : undefined}
            onChange={(event) => setShift(event.target.value)}
          />
        </section>
        <section className={styles.section}>
          <h3 className={styles.heading}>{t('propose.stepRare')}</h3>
          {rare.length === 0 && <p>{t('propose.noRare')}</p>}
          <ul>
            {rare.map((each) => (
              <li key={each.why + ('what' in each ? each.what : '')} className={styles.rare}>
                <TriangleAlert aria-hidden="true" size={18} />
                {each.why === 'manyChildren'
                  ? t('propose.rare.manyChildren', { count: each.count })
                  : t(`propose.rare.${each.why}`, { what: each.what })}
              </li>
            ))}
          </ul>
        </section>
        <section className={styles.section}>
          <h3 className={styles.heading}>{t('propose.stepTexts')}</h3>
          <p role="status">{t('propose.changed', { count: changed.length })}</p>
          <CheckLine
            label={t('propose.onlyChanged')}
            checked={onlyChanged}
            onChange={setOnlyChanged}
          />
          <div className={styles.scroll}>
            <table className={styles.texts}>
              <thead>
                <tr>
                  <th scope="col">{t('propose.before')}</th>
                  <th scope="col">{t('propose.after')}</th>
                </tr>
              </thead>
              <tbody>
                {(onlyChanged ? changed : preview).map(({ index, before, after }) => (
                  <tr key={index}>
                    <td>{before}</td>
                    <td className={before === after ? styles.same : undefined}>
                      {before === after ? t('propose.same') : <mark>{after}</mark>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        {changed.length === 0 && (
          <p role="status" className={styles.rare}>
            <TriangleAlert aria-hidden="true" size={18} />
            {t('propose.nothingChanged')}
          </p>
        )}
        <div className={styles.submit}>
          <Button type="submit" icon={ShieldQuestion} aria-busy={isSending}>
            {t('propose.submit')}
          </Button>
        </div>
      </form>
    </main>
  );
}
