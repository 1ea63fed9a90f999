import { Button, Input, Loader } from "@mantine/core";
import { IconPhotoUp } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { type Use, uploadPicture } from "../api/pictures";
import classes from "./PictureInput.module.css";

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  use: Use;
  /** path of the picture, or empty */
  value: string;
  onChange(path: string): void;
  /** the only one of its page, so whatever picture is pasted there is for it */
  alone?: boolean;
  /** what is shown where there is no picture */
  children?: ReactNode;
}

/** One picture: chosen, dropped or pasted, shown as it has become, and removed. */
export function PictureInput({ label, hint, error, use, value, onChange, alone, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const root = useRef<HTMLFieldSetElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [gone, setGone] = useState("");
  const sending = useMutation({
    mutationFn: (file: Blob) => uploadPicture(use, file),
    onSuccess: ({ path }) => onChange(path),
  });
  const take = (file: File | undefined) => file && !sending.isPending && sending.mutate(file);
  usePaste(root, alone === true, take);
  const over = useDrop(take);
  const remove = () => {
    sending.reset();
    onChange("");
    choose.current?.focus();
  };
  const trouble = useTrouble(sending.error) ?? error;
  const shown = value !== "" && value !== gone;
  const words = value ? t("ui.picture.change") : t("ui.picture.choose");
  return (
    <fieldset ref={root} className={classes.field} data-over={over.is} {...over.handlers}>
      <legend className={classes.label}>{label}</legend>
      <div className={classes.row}>
        <span className={classes.picture} data-use={use} data-empty={!shown}>
          {shown ? <img src={value} alt={label} onError={() => setGone(value)} /> : children}
        </span>
        <div className={classes.ways}>
          <div className={classes.buttons}>
            <Button
              ref={choose}
              variant="default"
              // Not disabled meanwhile: whoever came by keyboard would lose their place.
              leftSection={sending.isPending ? <Loader size={18} /> : <IconPhotoUp size={18} aria-hidden="true" />}
              aria-busy={sending.isPending}
              aria-label={`${words}: ${label}`}
              aria-describedby={trouble ? `${id}-trouble ${id}-hint` : `${id}-hint`}
              onClick={() => !sending.isPending && files.current?.click()}
            >
              {words}
            </Button>
            {value && (
              <Button
                variant="subtle"
                color="gray"
                px={12}
                disabled={sending.isPending}
                aria-label={`${t("ui.picture.remove")}: ${label}`}
                onClick={remove}
              >
                {t("ui.picture.remove")}
              </Button>
            )}
          </div>
          <Input.Description id={`${id}-hint`}>
            {t("ui.picture.ways")}
            {hint && ` ${hint}`}
          </Input.Description>
          {trouble && (
            <Input.Error id={`${id}-trouble`} role="alert">
              {trouble}
            </Input.Error>
          )}
          <span className="away" role="status">
            {sending.isPending && t("ui.picture.sending")}
            {sending.isSuccess && value && t("ui.picture.there")}
          </span>
        </div>
      </div>
      <input
        ref={files}
        type="file"
        accept="image/*"
        hidden
        onChange={({ currentTarget }) => {
          take(currentTarget.files?.[0]);
          currentTarget.value = "";
        }}
      />
    </fieldset>
  );
}

/** A picture from the clipboard goes where the focus is, and on a page with one place for it, there in any case. */
function usePaste(root: { current: HTMLElement | null }, alone: boolean, take: (file: File | undefined) => void) {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const file = event.clipboardData?.files[0];
      if (!file || !(alone || root.current?.contains(document.activeElement))) return;
      event.preventDefault();
      latest.current(file);
    };
    document.addEventListener("paste", pasted);
    return () => document.removeEventListener("paste", pasted);
  }, [root, alone]);
}

function useDrop(take: (file: File | undefined) => void) {
  const [is, set] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      set(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) set(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      set(false);
      take(event.dataTransfer.files[0]);
    },
  };
  return { is, handlers };
}

const known = ["no_picture", "broken_picture", "too_many_pixels", "too_large", "too_many_attempts"] as const;

function useTrouble(error: Error | null): string | undefined {
  const { t } = useTranslation();
  if (!error) return undefined;
  const code = error instanceof Problem ? error.code : "unknown";
  if (code === "unreachable") return t("security.trouble.unreachable");
  const word = known.find((one) => one === code);
  return word ? t(`ui.picture.${word}`) : t("security.trouble.unknown");
}
