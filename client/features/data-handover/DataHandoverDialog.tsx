import { CircleCheck, Copy, FileDown, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { consentStanding } from '../../../shared/protocol/privacy.ts';
import { ApiFailure } from '../../sync/api.ts';
import { fetchPrivacy, recordDataHandover } from '../../sync/privacy-api.ts';
import { useDepartments } from '../../sync/town.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { useFetched } from '../../sync/use-fetched.ts';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckLine } from '../../ui/CheckLine.tsx';
import { csvOf } from '../../ui/csv.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Select, TextArea } from '../../ui/TextField.tsx';
import { toasts } from '../../ui/toasts.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './DataHandoverDialog.module.css';
import {
  type HandoverPart,
  handoverBlock,
  handoverLines,
  handoverParts,
  handoverTable,
} from './handover-data.ts';

/** What the next department may know, for its own files: only with the consent of the family, and only what is ticked. */
export function DataHandoverDialog(props: { readonly number: string; onClose(): void }) {
  const { t } = useTranslation(['dataHandover', 'common', 'errors', 'method']);
  const format = useFormat();
  const today = useToday();
  const { caseId, participant } = useCaseSession();
  const board = useBoard((state) => state);
  const departments = useDepartments().filter(({ id }) => id !== participant.department);
  const load = useCallback(() => fetchPrivacy(caseId), [caseId]);
  const { value: privacy, failure, show } = useFetched(load);
  const [department, setDepartment] = useState('');
  const [parts, setParts] = useState<ReadonlySet<HandoverPart>>(new Set());
  const [copied, setCopied] = useState<'text' | 'csv'>();

  const consents = privacy?.consents ?? [];
  const standing = department && privacy ? consentStanding(consents, department) : undefined;
  const isAllowed = standing === 'given' || standing === 'notNeeded';
  const consent = consents.findLast((each) => each.department === department);
  const { name } = departmentOf(department);
  const said =
    standing === 'given' && consent && consent.form !== 'statutory'
      ? t('consent.given', {
          form: t(`form.${consent.form}`),
          date: format.date(consent.givenOn),
          purpose: consent.purpose,
        })
      : standing === 'given' || standing === 'notNeeded'
        ? t('consent.notNeeded')
        : standing && t(`consent.${standing}`, { department: name });

  const basis = {
    stated: t('method:basis.stated'),
    observed: t('method:basis.observed'),
    documented: t('method:basis.documented'),
  };
  const lines = handoverLines(board, parts, t('interpreter'));
  const table = handoverTable(lines, basis);
  const csv = csvOf([Object.keys(table[0] ?? {}), ...table.map((row) => Object.values(row))]);
  const block = handoverBlock(lines, {
    head: [
      t('head', { department: `${name} (${department})` }),
      t('case', {
        number: props.number,
        pseudonym: board.meta.pseudonym,
        date: format.date(today),
      }),
      ...(said ? [said] : []),
    ],
    part: {
      personal: t('part.personal'),
      social: t('part.social'),
      material: t('part.material'),
      infrastructural: t('part.infrastructural'),
      wishes: t('part.wishes'),
      gaps: t('part.gaps'),
      languages: t('part.languages'),
    },
    basis,
    date: format.date,
    asked: (asked) => t('asked', { department: asked }),
  });
  const isReady = isAllowed && lines.length > 0;

  const toggle = (part: HandoverPart, on: boolean) => {
    const next = new Set(parts);
    if (on) next.add(part);
    else next.delete(part);
    setParts(next);
    setCopied(undefined);
  };
  /** Nothing is given before the server knows of it. */
  const give = async (how: () => Promise<void> | void) => {
    if (!isReady) return;
    try {
      show(await recordDataHandover(caseId, department));
      await how();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t('failed'), body: t(`errors:api.${error.code}`) }, 'data-handover');
    }
  };
  const copy = (what: 'text' | 'csv') =>
    give(async () => {
      try {
        await navigator.clipboard.writeText(what === 'text' ? block : csv);
        setCopied(what);
        announce(t('copied'));
      } catch {
        // Not every browser lets a page write there; the block can be copied by hand.
        toasts.error({ title: t('copyFailed') }, 'data-handover');
      }
    });
  const file = t('fileName', { number: props.number, department });
  const save = (ending: string, content: string, type: string) =>
    give(() => saveFile(`${file}.${ending}`, content, type));

  return (
    <Dialog
      title={t('title')}
      onClose={props.onClose}
      actions={
        <Button variant="secondary" onClick={props.onClose}>
          {t('common:close')}
        </Button>
      }
    >
      <div className={styles.form}>
        {failure && !privacy && <p role="alert">{t(`errors:api.${failure.code}`)}</p>}
        <Select
          label={t('to')}
          value={department}
          onChange={(event) => {
            setDepartment(event.target.value);
            setCopied(undefined);
          }}
        >
          <option value="" disabled>
            {t('choose')}
          </option>
          {departments.map((each) => (
            <option key={each.id} value={each.id}>
              {`${each.id} – ${each.name}`}
            </option>
          ))}
        </Select>
        <p role="status" className={isAllowed ? styles.may : styles.mayNot}>
          {said && (
            <>
              {isAllowed ? (
                <ShieldCheck aria-hidden="true" size={20} />
              ) : (
                <ShieldAlert aria-hidden="true" size={20} />
              )}
              <span>
                {said}{' '}
                {!isAllowed && <Link href={`/fall/${caseId}/datenschutz`}>{t('openPrivacy')}</Link>}
              </span>
            </>
          )}
        </p>
        {isAllowed && (
          <>
            <fieldset className={styles.parts}>
              <legend className={styles.legend}>{t('parts')}</legend>
              <p className={styles.hint}>{`${t('partsHint')} ${t('noEntrusted')}`}</p>
              {handoverParts.map((part) => (
                <CheckLine
                  key={part}
                  label={t(`part.${part}`)}
                  checked={parts.has(part)}
                  onChange={(on) => toggle(part, on)}
                />
              ))}
            </fieldset>
            {parts.size > 0 && lines.length === 0 && <p>{t('nothing')}</p>}
            {lines.length > 0 && (
              <>
                <TextArea label={t('block')} rows={8} readOnly value={block} />
                <div className={styles.ways}>
                  <Button
                    icon={copied === 'text' ? CircleCheck : Copy}
                    onClick={() => void copy('text')}
                  >
                    {t(copied === 'text' ? 'copied' : 'copyText')}
                  </Button>
                  <Button
                    variant="secondary"
                    icon={copied === 'csv' ? CircleCheck : Copy}
                    onClick={() => void copy('csv')}
                  >
                    {t(copied === 'csv' ? 'copied' : 'copyCsv')}
                  </Button>
                  <Button
                    variant="secondary"
                    icon={FileDown}
                    onClick={() => void save('csv', csv, 'text/csv')}
                  >
                    CSV
                  </Button>
                  <Button
                    variant="secondary"
                    icon={FileDown}
                    onClick={() =>
                      void save('json', JSON.stringify(table, null, 2), 'application/json')
                    }
                  >
                    JSON
                  </Button>
                  <Button
                    variant="secondary"
                    icon={FileDown}
                    onClick={() => void save('txt', block, 'text/plain')}
                  >
                    {t('asText')}
                  </Button>
                </div>
                <p className={styles.hint}>{t('recorded')}</p>
              </>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
