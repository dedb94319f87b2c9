import type { NoteBlock } from '../../../shared/case/notes.ts';
import styles from './Notes.module.css';

/** A block is known by its place among the others only. */
interface Placed extends NoteBlock {
  readonly at: number;
}

/** Notes as they are read: lists as lists. */
export function NotesText({ notes }: { readonly notes: readonly NoteBlock[] }) {
  const groups: { readonly kind: NoteBlock['kind']; readonly blocks: Placed[] }[] = [];
  for (const [at, each] of notes.entries()) {
    const block = { ...each, at };
    const last = groups.at(-1);
    if (block.kind === 'item' && last?.kind === 'item') last.blocks.push(block);
    else groups.push({ kind: block.kind, blocks: [block] });
  }
  return (
    <div className={styles.text}>
      {groups.map(({ kind, blocks }) => {
        const [first] = blocks;
        if (!first) return null;
        if (kind === 'item')
          return (
            <ul key={first.at}>
              {blocks.map((block) => (
                <li key={block.at} className={styles.item}>
                  <Runs block={block} />
                </li>
              ))}
            </ul>
          );
        return kind === 'heading' ? (
          <h4 key={first.at}>
            <Runs block={first} />
          </h4>
        ) : (
          <p key={first.at}>
            <Runs block={first} />
          </p>
        );
      })}
    </div>
  );
}

function Runs({ block }: { readonly block: NoteBlock }) {
  let end = 0;
  return block.runs.map(({ text, strong }) => {
    const at = end;
    end += text.length;
    return strong ? <strong key={at}>{text}</strong> : <span key={at}>{text}</span>;
  });
}
