import { CircleAlert, FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseImportCheck, CaseImported } from '../../../shared/protocol/http.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { ApiFailure } from '../../sync/api.ts';
import { checkCaseFile, importCase } from '../../sync/transfer-api.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './TakeCaseDialog.module.css';

interface Chosen {
  readonly name: string;
  readonly file?: unknown;
  readonly check?: CaseImportCheck;
  readonly failure?: ApiFailure;
}

async function open(chosen: File): Promise<Chosen> {
  const { name } = chosen;
  try {
    // The server would close the connection before it could say so.
    if (chosen.size > limits.caseFileBytes) throw new ApiFailure('caseFileTooLarge');
    const file = parse(await chosen.text());
    return { name, file, check: await checkCaseFile(file) };
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return { name, failure: error };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiFailure('caseFileUnknown');
  }
}

/** Takes over a case that was saved as a file: first what would come of it, then all of it or nothing. */
export function TakeCaseDialog(props: { onClose(): void; onTaken(taken: CaseImported): void }) {
  const { t } = useTranslation(['transfer', 'common', 'errors']);
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>();
  const [isBusy, setBusy] = useState(false);
  const { check, failure } = chosen ?? {};

  const choose = async (file: File | undefined) => {
    if (!file || isBusy) return;
    setBusy(true);
    setChosen(await open(file));
    setBusy(false);
  };
  const take = async () => {
    if (!chosen?.check || isBusy) return;
    setBusy(true);
    try {
      props.onTaken(await importCase(chosen.file));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setChosen({ name: chosen.name, failure: error });
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t('transfer:take.title')}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="secondary" onClick={props.onClose}>
            {t('common:cancel')}
          </Button>
          {check && (
            <Button aria-busy={isBusy} onClick={() => void take()}>
              {t('transfer:take.submit', { pseudonym: check.pseudonym })}
            </Button>
          )}
        </>
      }
    >
      <p>{t('transfer:take.lead')}</p>
      <div className={styles.choose}>
        <Button
          variant={check ? 'quiet' : 'primary'}
          icon={FileUp}
          aria-busy={isBusy}
          onClick={() => input.current?.click()}
        >
          {t(chosen ? 'transfer:take.another' : 'transfer:take.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label={t('transfer:take.choose')}
          className="visually-hidden"
          tabIndex={-1}
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            // The same file again, mended meanwhile.
            event.target.value = '';
          }}
        />
        {chosen && <span className={styles.name}>{chosen.name}</span>}
      </div>
      <div aria-live="polite">
        {failure && <Refused failure={failure} />}
        {check && <Preview check={check} />}
      </div>
    </Dialog>
  );
}

function Refused({ failure: { code, field } }: { failure: ApiFailure }) {
  const { t } = useTranslation(['transfer', 'errors']);
  return (
    <div className={styles.refused}>
      <CircleAlert aria-hidden="true" size={20} />
      <div>
        <p>
          <strong>{t('transfer:take.refused')}</strong> {t(`errors:api.${code}`)}
        </p>
        {field && (
          <p>
            {t('transfer:take.place')} <code>{field}</code>
          </p>
        )}
      </div>
    </div>
  );
}

function Preview({ check }: { check: CaseImportCheck }) {
  const { t } = useTranslation('transfer');
  const { leftOut } = check;
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('take.case')}</dt>
        <dd>
          <strong>{check.pseudonym}</strong>{' '}
          {t(check.keepsNumber ? 'take.number' : 'take.newNumber', { number: check.number })}
        </dd>
        <dt>{t('take.holds')}</dt>
        <dd>
          {[
            t('entries', { count: check.entries }),
            t('sittings', { count: check.sittings }),
            t('snapshots', { count: check.snapshots }),
          ].join(', ')}
        </dd>
        <dt>{t('take.table')}</dt>
        <dd className={styles.table}>
          {check.departments.map((id) => (
            <DepartmentPill key={id} department={id} />
          ))}
        </dd>
        {check.entrusted > 0 && (
          <>
            <dt>{t('take.entrusted')}</dt>
            <dd>{t('take.entrustedBody', { count: check.entrusted })}</dd>
          </>
        )}
        {leftOut.entrusted + leftOut.snapshots > 0 && (
          <>
            <dt>{t('take.without')}</dt>
            <dd>
              {[
                ...(leftOut.entrusted > 0 ? [t('entrusted', { count: leftOut.entrusted })] : []),
                ...(leftOut.snapshots > 0 ? [t('damaged', { count: leftOut.snapshots })] : []),
              ].join(', ')}
            </dd>
          </>
        )}
      </dl>
      <p className={styles.note}>{t('take.nothingYet')}</p>
    </>
  );
}
