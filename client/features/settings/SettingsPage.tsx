import {
  Building2,
  CalendarClock,
  FileOutput,
  History,
  Landmark,
  type LucideIcon,
  MessageCircleQuestionMark,
  Save,
  Timer,
  Waypoints,
  Wrench,
} from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { QuestionArea } from '../../../shared/method/question-catalogue.ts';
import {
  keepingKnown,
  readTownContent,
  type TownContent,
  type TownProblem,
  type TownSettings,
} from '../../../shared/method/town-settings.ts';
import { ApiFailure, fetchTown, saveTown } from '../../sync/api.ts';
import { showTown } from '../../sync/town.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useMainNav } from '../../ui/use-main-nav.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import { Chains } from './Chains.tsx';
import { ChangeList } from './ChangeList.tsx';
import { Conference } from './Conference.tsx';
import { Departments } from './Departments.tsx';
import { Instruments } from './Instruments.tsx';
import { Phases } from './Phases.tsx';
import { Questions } from './Questions.tsx';
import styles from './SettingsPage.module.css';
import type { Part } from './section-part.ts';
import { Transfer } from './Transfer.tsx';
import { Transitions } from './Transitions.tsx';
import { useTownDraft } from './town-draft.ts';
import { mergeTown } from './town-merge.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useProblemWords } from './use-problem-words.ts';
import { useVersionWords } from './use-version-words.ts';
import { Versions } from './Versions.tsx';

const places = [
  { id: 'dienststellen', word: 'departments', icon: Building2 },
  { id: 'phasen', word: 'phases', icon: Timer },
  { id: 'instrumente', word: 'instruments', icon: Wrench },
  { id: 'fragen', word: 'questions', icon: MessageCircleQuestionMark },
  { id: 'ketten', word: 'chains', icon: Waypoints },
  { id: 'regeln', word: 'transitions', icon: Landmark },
  { id: 'fallberatung', word: 'conference', icon: CalendarClock },
  { id: 'versionen', word: 'versions', icon: History },
  { id: 'weitergeben', word: 'transfer', icon: FileOutput },
] as const satisfies readonly { id: string; word: string; icon: LucideIcon }[];

/** One message about the settings at a time. */
const toastId = 'settings';

type OpenRow = { readonly section: string; readonly id: string };

/** Everything that differs from town to town. What is changed is a draft until it is saved as a new version. */
export function SettingsPage(props: { readonly account: ReactNode }) {
  const { t } = useTranslation(['settings', 'errors', 'common']);
  const format = useFormat();
  const versionWords = useVersionWords();
  const problemWords = useProblemWords();
  const { base, content, isDirty, change, replace, discard } = useTownDraft();
  const [, navigate] = useLocation();
  const [row, setRow] = useState<OpenRow>();
  const [area, setArea] = useState<QuestionArea>('personal');
  const [problem, setProblem] = useState<TownProblem>();
  const [failure, setFailure] = useState<string>();
  const [theirs, setTheirs] = useState<TownSettings>();
  const [isSaving, setSaving] = useState(false);
  const saveBar = useRef<HTMLElement>(null);
  const [target, setTarget] = useLeaveGuard(isDirty);

  const clear = () => {
    setProblem(undefined);
    setFailure(undefined);
    setTheirs(undefined);
  };

  /** Opens the row the problem is in and brings the focus to its field. */
  const showProblem = (found: TownProblem) => {
    setProblem(found);
    const [section = '', index] = found.field.split('/');
    const at = Number(index);
    const question = section === 'questions' ? content.questions[at] : undefined;
    if (question) setArea(question.area);
    const id = {
      departments: content.departments[at]?.id,
      phases: content.phases[at]?.kind,
      instruments: content.instruments[at]?.id,
      questions: question?.id,
      chains: content.chains[at]?.id,
      transitions: content.transitions[at]?.id,
    }[section];
    if (id !== undefined) setRow({ section, id });
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus(),
    );
  };

  const save = async (): Promise<boolean> => {
    clear();
    const read = readTownContent(content);
    if ('problem' in read) {
      showProblem(read.problem);
      return false;
    }
    setSaving(true);
    try {
      const saved = await saveTown({ basedOn: base.version, settings: read.content });
      showTown(saved);
      discard();
      setRow(undefined);
      toasts.info(
        {
          title: t('saved', {
            date: format.date(isoDay(saved.validFrom)),
            time: format.time(saved.validFrom),
          }),
          body: t('savedBody'),
        },
        toastId,
      );
      return true;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      const { code, field } = error;
      if (code === 'stale') setTheirs(await fetchTown().catch(() => undefined));
      if (code === 'invalid' && field !== undefined) showProblem({ reason: 'wrong', field });
      setFailure(code === 'stale' ? t('stale') : t(`errors:api.${code}`));
      return false;
    } finally {
      setSaving(false);
    }
  };

  const merge = (newest: TownSettings) => {
    showTown(newest);
    replace(mergeTown(base, content, newest), newest);
    clear();
    toasts.info({ title: t('merged') }, toastId);
    saveBar.current?.querySelector<HTMLElement>('button')?.focus();
  };
  const takeTheirs = (newest: TownSettings) => {
    showTown(newest);
    discard();
    clear();
    setRow(undefined);
  };
  const take = (next: TownContent) => {
    clear();
    setRow(undefined);
    replace(keepingKnown(next, base), base);
    toasts.info({ title: t('taken') }, toastId);
  };

  const part = (section: string): Part => ({
    town: content,
    base,
    change: (changed) => {
      setProblem(undefined);
      change(changed);
    },
    open: row?.section === section ? row.id : undefined,
    onOpen: (id) => {
      setRow(id === undefined ? undefined : { section, id });
      // The field that had the focus is gone.
      if (id === undefined && row)
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>(`[data-opens="${section} ${row.id}"]`)?.focus(),
        );
    },
    errorOf: (field) => (problem?.field === field ? t(`problem.${problem.reason}`) : undefined),
  });

  return (
    <>
      <title>{`${t('title')} · ${t('common:appName')}`}</title>
      <PageHeader {...useMainNav()} account={props.account} />
      <main id="content" tabIndex={-1} className={styles.main}>
        <h1 className="visually-hidden">{t('title')}</h1>
        <aside className={styles.aside}>
          <nav aria-label={t('nav')}>
            <ul className={styles.nav}>
              {places.map(({ id, word, icon: Icon }) => (
                <li key={id}>
                  <a href={`#${id}`}>
                    <Icon aria-hidden="true" size={18} />
                    {t(`${word}.title`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <p className={styles.aboutNote}>{t('note')}</p>
          <p className={styles.aboutNote}>{versionWords(base)}</p>
        </aside>
        <div className={styles.sections}>
          <Departments {...part('departments')} />
          <Phases {...part('phases')} />
          <Instruments {...part('instruments')} />
          <Questions {...part('questions')} area={area} onArea={setArea} />
          <Chains {...part('chains')} />
          <Transitions {...part('transitions')} />
          <Conference {...part('conference')} />
          <div className={styles.stack}>
            <Versions current={base} onTake={take} />
            <Transfer current={base} town={content} onTake={take} />
          </div>
        </div>
        {isDirty && (
          <section ref={saveBar} aria-label={t('unsaved')} className={styles.saveBar}>
            <div className={styles.state}>
              <strong>{t('unsaved')}</strong>
              {(failure || problem) && (
                <p role="alert" className={styles.problem}>
                  {problem ? problemWords(problem) : failure}
                </p>
              )}
            </div>
            {theirs ? (
              <>
                <Button variant="secondary" onClick={() => takeTheirs(theirs)}>
                  {t('takeTheirs')}
                </Button>
                <Button onClick={() => merge(theirs)}>{t('merge')}</Button>
              </>
            ) : (
              <>
                <Button
                  variant="secondary"
                  onClick={() => {
                    discard();
                    clear();
                    setRow(undefined);
                  }}
                >
                  {t('discard')}
                </Button>
                <Button icon={Save} aria-busy={isSaving} onClick={() => void save()}>
                  {t('save')}
                </Button>
              </>
            )}
            {theirs && (
              <details className={styles.theirs}>
                <summary>{t('theirs', { version: versionWords(theirs) })}</summary>
                <ChangeList before={base} after={theirs} />
              </details>
            )}
          </section>
        )}
      </main>
      {target !== undefined && (
        <Dialog
          title={t('leaveTitle')}
          onClose={() => setTarget(undefined)}
          actions={
            <>
              <Button variant="secondary" onClick={() => setTarget(undefined)}>
                {t('stay')}
              </Button>
              <Button
                variant="danger"
                onClick={() => {
                  discard();
                  navigate(target);
                }}
              >
                {t('leaveWithout')}
              </Button>
              <Button
                onClick={async () => {
                  setTarget(undefined);
                  if (await save()) navigate(target);
                }}
              >
                {t('leaveSaved')}
              </Button>
            </>
          }
        >
          <p>{t('leaveBody')}</p>
        </Dialog>
      )}
    </>
  );
}
