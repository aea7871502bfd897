import { useId, useState } from 'react';
import { ui } from '#words/ui.ts';
import { classes } from './classes.ts';
import css from './file-drop.module.css';
import { Icon } from './icon.tsx';
import { useWords } from './language.ts';

export interface FileDropProps {
  label: string;
  /** `.xlsx,.csv` */
  accept: string;
  onFile: (file: File) => void;
  file?: File | undefined;
  hint?: string;
  fault?: string | undefined;
  disabled?: boolean;
}

const sizeOf = (bytes: number): string => (bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`);

/** Choose a file or drop it here; the name and size of the chosen one stay in sight. */
export function FileDrop({ label, accept, onFile, file, hint, fault, disabled = false }: FileDropProps) {
  const say = useWords();
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const [first] = files ?? [];
    if (first && !disabled) onFile(first);
  };
  return (
    <div
      className={classes(css.drop, over && css.over, fault && css.bad)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Icon name={file ? 'page' : 'upload'} size={28} />
      <div>
        <label htmlFor={id}>{file ? file.name : label}</label>
        <p id={`${id}-says`}>{fault ?? (file ? sizeOf(file.size) : (hint ?? say(ui.dropHere)))}</p>
      </div>
      <span className={css.pick} aria-hidden="true">
        {say(file ? ui.otherFile : ui.chooseFile)}
      </span>
      <input id={id} type="file" accept={accept} disabled={disabled} aria-describedby={`${id}-says`} onChange={(event) => take(event.target.files)} />
    </div>
  );
}

/** A file's bytes as base64, for endpoints that take a file in JSON. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await new Response(file).arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
