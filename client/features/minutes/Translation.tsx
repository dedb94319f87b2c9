import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { translateSentence } from '../../../shared/case/family-sentence.ts';
import type { SheetSentence } from '../../../shared/case/family-sheet.ts';
import { directionOf } from '../../../shared/method/common-languages.ts';
import { useCaseSession, useEditors } from '../../sync/use-case.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useEditing } from '../../ui/use-editing.ts';
import styles from './Translation.module.css';
import { useLanguageName } from './use-family-sheet.ts';

const translationMax = 560;

/** A sentence in the family's language: typed here, or written on the lines by hand. */
export function Translation(props: {
  readonly sentence: SheetSentence;
  readonly language: string | undefined;
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('familySheet');
  const nameOf = useLanguageName();
  const { sentence, language, mayWrite } = props;
  const { translation } = sentence;
  const text = translation?.language === language ? (translation?.text ?? '') : '';
  const direction = language === undefined ? undefined : directionOf(language);
  const isTyped = mayWrite && language !== undefined;
  return (
    <div className={styles.cell} dir={direction}>
      {isTyped && (
        <TranslationField
          key={language}
          id={sentence.id}
          label={t('translationOf', { language: nameOf(language), sentence: sentence.sentence })}
          hint={
            translation && translation.language !== language
              ? t('otherLanguage', { language: nameOf(translation.language) })
              : undefined
          }
          language={language}
          value={text}
        />
      )}
      {text === '' ? (
        <span aria-hidden="true" className={styles.lines} data-instead={isTyped || undefined} />
      ) : (
        <p
          lang={language}
          dir={direction}
          className={styles.text}
          data-instead={isTyped || undefined}
        >
          {text}
        </p>
      )}
    </div>
  );
}

/** Written on leaving it or Enter. */
function TranslationField(props: {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly language: string;
  readonly value: string;
}) {
  const { board, author } = useCaseSession();
  const run = useCommand();
  const { id, language, value } = props;
  const [draft, setDraft] = useState<string>();
  const editing = useEditing(id, 'translation');
  const editors = useEditors(id, 'translation');
  const commit = () => {
    if (draft === undefined) return;
    const text = draft.trim();
    const isTaken =
      text === value ||
      run(() => {
        translateSentence(board, author, id, text === '' ? undefined : { text, language });
        return true;
      }) === true;
    if (isTaken) setDraft(undefined);
  };
  return (
    <div className={styles.field}>
      <TextArea
        label={props.label}
        hideLabel
        hint={props.hint}
        lang={language}
        dir={directionOf(language)}
        maxLength={translationMax}
        value={draft ?? value}
        onFocus={editing.onFocus}
        onBlur={(event) => {
          editing.onBlur(event);
          commit();
        }}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            commit();
          }
          if (event.key !== 'Escape' || draft === undefined) return;
          event.stopPropagation();
          setDraft(undefined);
        }}
      />
      {editors.length > 0 && (
        <span className={styles.editors}>
          {editors.map(({ participant }) => (
            <DepartmentPill key={participant.id} department={participant.department} />
          ))}
        </span>
      )}
    </div>
  );
}
