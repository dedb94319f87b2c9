import { Download, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  keepingKnown,
  readTownFile,
  type TownContent,
  type TownSettings,
  writeTownFile,
} from '../../../shared/method/town-settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { isoDay } from '../../words/format.ts';
import { ChangeList } from './ChangeList.tsx';
import { Section } from './Section.tsx';
import styles from './Transfer.module.css';
import { useProblemWords } from './use-problem-words.ts';

/** Far more than any settings have. */
const fileBytesMax = 4 * 1024 * 1024;

/** The settings as a file: to keep, or to begin with in another town. */
export function Transfer(props: {
  readonly current: TownSettings;
  readonly town: TownContent;
  onTake(content: TownContent): void;
}) {
  const { t } = useTranslation(['settings', 'common']);
  const problemWords = useProblemWords();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string>();
  const [read, setRead] = useState<TownContent>();
  const { current, town } = props;

  const save = () => {
    const name = `${t('transfer.fileName')}-${isoDay(Date.now())}.json`;
    saveFile(name, writeTownFile(current), 'application/json');
  };

  const open = async (file: File) => {
    setError(undefined);
    if (file.size > fileBytesMax) {
      setError(t('problem.noSettings'));
      return;
    }
    const result = readTownFile(await file.text());
    if ('content' in result) setRead(keepingKnown(result.content, current));
    else setError(problemWords(result.problem));
  };

  return (
    <Section id="weitergeben" title={t('transfer.title')} hint={t('transfer.hint')}>
      <div className={styles.actions}>
        <Button variant="secondary" icon={Download} onClick={save}>
          {t('transfer.export')}
        </Button>
        <Button variant="secondary" icon={Upload} onClick={() => input.current?.click()}>
          {t('transfer.import')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept="application/json,.json"
          aria-label={t('transfer.import')}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // The same file may be chosen again once it is mended.
            event.target.value = '';
            if (file) void open(file);
          }}
        />
      </div>
      {error && (
        <p role="alert" className={styles.error}>
          <strong>{t('transfer.failed')}</strong> {error}
        </p>
      )}
      {read && (
        <Dialog
          title={t('transfer.confirmTitle')}
          onClose={() => setRead(undefined)}
          actions={
            <>
              <Button variant="secondary" onClick={() => setRead(undefined)}>
                {t('common:cancel')}
              </Button>
              <Button
                onClick={() => {
                  setRead(undefined);
                  props.onTake(read);
                }}
              >
                {t('transfer.take')}
              </Button>
            </>
          }
        >
          <p>{t('transfer.confirmBody')}</p>
          <ChangeList before={town} after={read} />
        </Dialog>
      )}
    </Section>
  );
}
