import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryRef } from '../../../shared/case/entries.ts';
import { useSharedText } from '../../sync/use-shared-text.ts';
import { useCommand } from '../../ui/use-command.ts';
import styles from './EntryText.module.css';
import { useListCommands } from './list-commands.ts';

/** The text of an entry, written in its row together with others. Enter, Escape and leaving end it. */
export function EntryText({
  entry,
  before,
}: {
  readonly entry: EntryRef;
  readonly before: string;
}) {
  const { t } = useTranslation('list');
  const commands = useListCommands();
  const run = useCommand();
  const element = useRef<HTMLTextAreaElement>(null);
  const original = useRef(before);
  const field = entry.root === 'resources' ? 'text' : 'question';
  const bind = useSharedText({ root: entry.root, id: entry.id, field }, (error) => {
    run(() => {
      throw error;
    });
  });

  useLayoutEffect(() => {
    const area = element.current;
    if (!area) return;
    const release = bind(area);
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    return typeof release === 'function' ? release : undefined;
  }, [bind]);

  const end = (how: 'confirm' | 'leave') => commands.endEdit(entry, original.current, how);
  return (
    <textarea
      ref={element}
      rows={1}
      aria-label={t('editLabel')}
      className={styles.area}
      onBlur={(event) => {
        if (event.currentTarget.ownerDocument.hasFocus()) end('leave');
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        end('confirm');
      }}
    />
  );
}

export function EmptiedPrompt(props: { readonly entry: EntryRef; readonly before: string }) {
  const { t } = useTranslation('list');
  const commands = useListCommands();
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const keep = () => commands.refill(props.entry, props.before);
  return (
    <fieldset
      aria-label={t('emptied')}
      className={styles.prompt}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        keep();
      }}
      onBlur={(event) => {
        const isInside = event.currentTarget.contains(event.relatedTarget);
        if (!isInside && event.relatedTarget) keep();
      }}
    >
      <span>{t('emptied')}</span>
      <button ref={first} type="button" className={styles.choice} onClick={keep}>
        {t('emptiedRestore')}
      </button>
      <button
        type="button"
        className={styles.choice}
        onClick={() => {
          commands.refillAndRemove(props.entry, props.before);
        }}
      >
        {t('emptiedRemove')}
      </button>
    </fieldset>
  );
}
