import type { Words } from '../words.ts';

export const tools: Words['tools'] = {
  menu: 'Connect a tool …',
  title: 'Connect a tool',
  lead: 'With an access another program of the town works on this case as if you sat in front of it yourself: under the same name and with the same rights. It is in the log of access and ends when you sign out, after 12 hours at the latest, or as soon as it is ended here.',
  create: 'Create access',
  ready: 'The access is ready',
  key: 'Key',
  careful:
    'Whoever has this key works here as {{name}}. Give it to your own technicians only and do not send it by e-mail.',
  places: 'For the technicians',
  placesHint: 'The program speaks y-websocket (Yjs) and besides the key it needs:',
  address: 'Address',
  board: 'Document of the map',
  chair: 'Document of the consultation',
  chairHint: 'only the chair can write',
  own: 'Your own accesses to this case',
  loading: 'Fetching accesses …',
  none: 'No tool has access at the moment.',
  made: 'Created {{at}}',
  until: 'valid until {{at}} at the latest',
  end: 'End access',
  endOf: 'End access: created {{at}}',
  ended: 'The access has ended, the tool is disconnected.',
};
