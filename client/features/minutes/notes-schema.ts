import { type Node, Schema } from 'prosemirror-model';

/** What notes consist of: blocks one below the other, as `shared/case/notes.ts` reads them. */
export const notesSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: block('p'),
    heading: block('h4'),
    item: { ...block('p', 'note-item'), parseDOM: [{ tag: 'li' }, { tag: 'p.note-item' }] },
    text: {},
  },
  marks: {
    strong: {
      parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
      toDOM: () => ['strong', 0],
    },
  },
});

function block(tag: 'p' | 'h4', className?: string) {
  const tags = tag === 'p' ? ['p'] : ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
  return {
    group: 'block',
    content: 'text*',
    /** What of the round was taken in here. */
    attrs: { source: { default: null } },
    parseDOM: tags.map((each) => ({ tag: each })),
    toDOM: (_: Node) => [tag, className ? { class: className } : {}, 0] as const,
  };
}
