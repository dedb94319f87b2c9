import { Check, FileInput, Undo2, Upload } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import {
  applyPlan,
  type Chosen,
  countOf,
  type Resolution,
} from '../../../shared/profiling/apply-plan.ts';
import { editionOf, suggestedTargets, type Target } from '../../../shared/profiling/mapping.ts';
import { planImport } from '../../../shared/profiling/plan.ts';
import { type Questionnaire, QuestionnaireError } from '../../../shared/profiling/questionnaire.ts';
import { readQuestionnaire } from '../../../shared/profiling/read-questionnaire.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useFocusNext } from '../../ui/use-focus-next.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import { Mapping } from './Mapping.tsx';
import { Preview } from './Preview.tsx';
import styles from './Profiling.module.css';
import { rememberedTargets, rememberTargets } from './remembered-mapping.ts';
import { type Step, Steps } from './Steps.tsx';

interface OpenFile {
  readonly name: string;
  readonly questionnaire: Questionnaire;
}

/** The answers of a questionnaire become entries of the board: file, mapping, preview, all of it or nothing. */
export function Profiling() {
  const { t } = useTranslation(['profiling', 'method', 'common']);
  const session = useCaseSession();
  const command = useCommand();
  const isReadOnly = useReadOnly();
  const persons = useBoard((board) => board.persons);
  const resources = useBoard((board) => board.resources);
  const gaps = useBoard((board) => board.gaps);
  const wills = useBoard((board) => board.wills);
  const [step, setStep] = useState<Step>('file');
  const [isReading, setReading] = useState(false);
  const [refused, setRefused] = useState<QuestionnaireError>();
  const [file, setFile] = useState<OpenFile>();
  const [targets, setTargets] = useState<readonly Target[]>([]);
  const [askedId, setAskedId] = useState<string>();
  const [evidence, setEvidence] = useState('');
  const [corrections, setCorrections] = useState<ReadonlyMap<string, string | null>>(new Map());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [resolved, setResolved] = useState<ReadonlyMap<string, Resolution>>(new Map());
  const [taken, setTaken] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const focusNext = useFocusNext();

  const plan = useMemo(
    () =>
      file
        ? planImport({
            questionnaire: file.questionnaire,
            targets,
            board: { persons, resources, gaps, wills },
            askedId,
            corrections,
            words: {
              without: (column) => t('without', { column }),
              basis: {
                stated: t('method:basis.stated'),
                observed: t('method:basis.observed'),
                documented: t('method:basis.documented'),
              },
            },
          })
        : [],
    [file, targets, persons, resources, gaps, wills, askedId, corrections, t],
  );
  const chosen = useMemo(
    () =>
      plan.flatMap((row): Chosen[] =>
        left.has(row.id) ? [] : [{ row, resolution: resolved.get(row.id) ?? 'map' }],
      ),
    [plan, left, resolved],
  );

  const go = (next: Step) => {
    setStep(next);
    focusNext(heading);
  };

  const open = async (picked: File) => {
    setReading(true);
    setRefused(undefined);
    try {
      const questionnaire = await readQuestionnaire(new Uint8Array(await picked.arrayBuffer()));
      const { columns } = questionnaire;
      const edition = editionOf(columns);
      const adults = [...persons.values()].filter(({ kinship }) => kinship !== 'child');
      setFile({ name: picked.name, questionnaire });
      setTargets(rememberedTargets(columns) ?? suggestedTargets(columns));
      setEvidence(edition ? t(`edition.${edition}`) : t('evidence'));
      setAskedId(adults[0]?.id);
      setCorrections(new Map());
      setLeft(new Set());
      setResolved(new Map());
      go('mapping');
    } catch (error) {
      if (!(error instanceof QuestionnaireError)) throw error;
      setRefused(error);
    } finally {
      setReading(false);
    }
  };

  const apply = () => {
    const count = countOf(chosen);
    if (!file || count === 0) return;
    const isDone = command(() => {
      applyPlan(session.board, session.author, chosen, {
        evidence,
        whichIsRight: (onMap, inFile) => t('preview.whichIsRight', { onMap, inFile }),
      });
      return true;
    });
    if (!isDone) return;
    rememberTargets(file.questionnaire.columns, targets);
    setTaken(count);
    go('done');
  };

  const edition = file && editionOf(file.questionnaire.columns);
  return (
    <main className={styles.main}>
      <div data-area="lenses" className={styles.bar}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {edition ? t(`edition.${edition}`) : t('title')}
        </h2>
        <Steps step={step} />
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.xlsx,.json"
        aria-label={t('file.choose')}
        onChange={(event) => {
          const [picked] = event.target.files ?? [];
          // The same file may be chosen again once it is mended.
          event.target.value = '';
          if (picked) void open(picked);
        }}
      />
      {step === 'file' && (
        <section className={styles.card}>
          <FileInput aria-hidden="true" size={32} className={styles.sign} />
          <h3 className={styles.heading}>{t('file.title')}</h3>
          <p>{t('file.lead')}</p>
          <p className={styles.note}>{t('file.stays')}</p>
          {refused && (
            <p role="alert" className={styles.refused}>
              <strong>{t('file.refused')}</strong> <Reason error={refused} />
            </p>
          )}
          <Button
            icon={Upload}
            aria-busy={isReading}
            disabled={isReadOnly}
            onClick={() => input.current?.click()}
          >
            {isReading ? t('file.reading') : t('file.choose')}
          </Button>
        </section>
      )}
      {file && (step === 'mapping' || step === 'preview') && (
        <div className={styles.columns} data-step={step}>
          <Mapping
            name={file.name}
            questionnaire={file.questionnaire}
            targets={targets}
            onTargets={setTargets}
            askedId={askedId}
            onAsked={setAskedId}
            evidence={evidence}
            onEvidence={setEvidence}
            onAnother={() => input.current?.click()}
            onNext={step === 'mapping' ? () => go('preview') : undefined}
          />
          {step === 'preview' && (
            <Preview
              plan={plan}
              left={left}
              onLeft={setLeft}
              resolved={resolved}
              onResolved={setResolved}
              onCorrect={(id, text) => {
                setCorrections(new Map(corrections).set(id, text));
                focusNext(heading);
              }}
              count={isReadOnly ? 0 : countOf(chosen)}
              onBack={() => go('mapping')}
              onApply={apply}
            />
          )}
        </div>
      )}
      {step === 'done' && (
        <section className={styles.card}>
          <Check aria-hidden="true" size={32} className={styles.sign} />
          <h3 className={styles.heading}>{t('done.title', { count: taken })}</h3>
          <p>{t('done.lead')}</p>
          <div className={styles.buttons}>
            <Link href={`${session.address}/liste`} className={buttonClass()}>
              {t('done.toList')}
            </Link>
            <Button
              variant="secondary"
              icon={Undo2}
              onClick={() => {
                session.undo.undo();
                go('preview');
              }}
            >
              {t('common:undo')}
            </Button>
            <Button variant="secondary" icon={Upload} onClick={() => input.current?.click()}>
              {t('file.another')}
            </Button>
          </div>
        </section>
      )}
    </main>
  );
}

function Reason({ error: { detail } }: { readonly error: QuestionnaireError }) {
  const { t } = useTranslation('profiling');
  if (detail.code === 'RowTooLong') {
    const { line, cells, columns } = detail;
    return t('readError.RowTooLong', { line, cells, columns });
  }
  if (detail.code !== 'NotReadable')
    return t(`readError.${detail.code}`, { max: 'max' in detail ? detail.max : 0 });
  const { line, column } = detail;
  if (line === undefined) return t('readError.NotReadable');
  if (column === undefined) return t('readError.NotReadableAt', { line });
  return t('readError.NotReadableCell', { line, column });
}
