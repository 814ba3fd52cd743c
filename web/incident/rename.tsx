import { useState } from 'preact/hooks';
import { Dialog } from '../shell/dialog.tsx';

export interface RenameProps {
  readonly title: string;
  readonly service: string;
  readonly onSend: (body: { readonly title: string; readonly service: string }) => void;
  readonly onClose: () => void;
}

export function RenameDialog({ title: was, service: had, onSend, onClose }: RenameProps) {
  const [title, setTitle] = useState(was);
  const [service, setService] = useState(had);
  return (
    <Dialog
      title="Title and service"
      onClose={onClose}
      onSend={() => title.trim() && onSend({ title: title.trim(), service: service.trim() })}
    >
      <div class="line-field">
        <label for="new-title">Title</label>
        <input id="new-title" required maxLength={300} value={title} onInput={(e) => setTitle(e.currentTarget.value)} />
      </div>
      <div class="line-field">
        <label for="new-service">Service</label>
        <input id="new-service" maxLength={120} value={service} onInput={(e) => setService(e.currentTarget.value)} />
      </div>
    </Dialog>
  );
}
