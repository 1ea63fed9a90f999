import { Button, NativeSelect, Skeleton, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Look } from "../../api/widgets";
import { languagesQuery, type Words, wordsQuery } from "../../api/words";
import { Late } from "../../ui/Late";
import { Trouble } from "../../ui/Trouble";
import { shown } from "../look/contrast";
import { Edited, Panes, useSharedEditor } from "../look/Edited";
import { Group, useForm } from "../look/Fields";
import { Preview } from "../look/Preview";
import { Entry } from "./Entry";
import { GROUPS, type GroupName, type Hint, stemOf } from "./groups";
import { directionOf, namesOf } from "./languages";
import classes from "./Texts.module.css";
import { useTextName } from "./useTextName";

/** What the widget says, language by language: its own texts, and what the site says instead. */
export function Texts() {
  const { i18n } = useTranslation();
  const { editing } = useSharedEditor();
  const [language, choose] = useState(i18n.language);
  const [hint, show] = useState<Hint>();
  const speaks = useMemo(() => ({ language, direction: directionOf(language) }), [language]);
  return (
    <Edited>
      {editing && (
        <Panes
          form={<Form language={language} choose={choose} show={show} />}
          preview={<Preview look={shown(editing.mine, editing.before)} speaks={speaks} hint={hint} />}
        />
      )}
    </Edited>
  );
}

interface FormProps {
  language: string;
  choose(language: string): void;
  show(hint: Hint): void;
}

function Form({ language, choose, show }: FormProps) {
  const { t } = useTranslation();
  const { editing, set } = useForm();
  const [search, find] = useState("");
  const words = useQuery(wordsQuery(language));
  const own = editing.mine.texts[language] ?? {};
  return (
    <>
      <p className={classes.lead}>{t("widget.texts.lead")}</p>
      <div className={classes.tools}>
        <Languages look={editing.mine} language={language} choose={choose} />
        <TextInput
          type="search"
          label={t("widget.texts.search")}
          value={search}
          onChange={(event) => find(event.currentTarget.value)}
        />
      </div>
      <div className={classes.count}>
        <span role="status">{t("widget.texts.own", { count: Object.keys(own).length })}</span>
        {editing.faults.texts && (
          <p role="alert" className={classes.fault}>
            {t("widget.texts.tooMuch")}
          </p>
        )}
      </div>
      {words.isPending && (
        <Late>
          <Skeleton height={320} />
        </Late>
      )}
      {words.isError && <Trouble again={() => void words.refetch()} />}
      {words.data && (
        <Found
          language={language}
          words={words.data}
          own={own}
          search={search}
          show={show}
          nothing={
            <div className={classes.nothing}>
              <p>{t("widget.texts.nothing", { search })}</p>
              <Button variant="default" onClick={() => find("")}>
                {t("widget.texts.all")}
              </Button>
            </div>
          }
          set={set}
        />
      )}
    </>
  );
}

interface LanguagesProps {
  look: Look;
  language: string;
  choose(language: string): void;
}

/** All languages by the names they have for themselves; first those in which something is one's own. */
function Languages({ look, language, choose }: LanguagesProps) {
  const { t, i18n } = useTranslation();
  const all = useQuery(languagesQuery).data ?? [language];
  const option = (tag: string) => {
    const count = Object.keys(look.texts[tag] ?? {}).length;
    const name = namesOf(tag, i18n.language);
    return { value: tag, label: count > 0 ? t("widget.texts.languageOwn", { name, count }) : name };
  };
  const sorted = (tags: string[]) => tags.map(option).sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  const changed = all.filter((tag) => look.texts[tag]);
  const others = all.filter((tag) => !look.texts[tag]);
  return (
    <NativeSelect
      label={t("widget.texts.language")}
      value={language}
      onChange={(event) => choose(event.currentTarget.value)}
      data={
        changed.length > 0
          ? [
              { group: t("widget.texts.changed"), items: sorted(changed) },
              { group: t("widget.texts.others"), items: sorted(others) },
            ]
          : sorted(others)
      }
    />
  );
}

interface FoundProps {
  language: string;
  words: Words;
  own: Readonly<Record<string, string>>;
  search: string;
  show(hint: Hint): void;
  nothing: ReactNode;
  set: ReturnType<typeof useForm>["set"];
}

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The texts in which the search is found, each under where it is seen. */
function Found({ language, words, own, search, show, nothing, set }: FoundProps) {
  const { t } = useTranslation();
  const name = useTextName();
  const asked = plain(search.trim());
  const keys = Object.keys(words);
  const groups = (Object.keys(GROUPS) as GroupName[]).map((group) => {
    const entries = Object.keys(GROUPS[group].texts).flatMap((text) => {
      const forms = keys
        .filter((key) => key === text || stemOf(key) === text)
        .filter((key) => !isOther(group, text, key));
      const said = forms.flatMap((key) => [name(language, key), words[key], own[key], key]);
      return forms.length > 0 && said.some((one) => one && plain(one).includes(asked)) ? [{ text, forms }] : [];
    });
    return { group, entries };
  });
  const found = groups.filter(({ entries }) => entries.length > 0);
  if (found.length === 0) return nothing;
  return found.map(({ group, entries }) => (
    <Group key={group} title={t(`widget.textGroup.${group}`)}>
      {entries.map(({ text, forms }) => (
        <Entry
          key={`${language} ${text}`}
          language={language}
          forms={forms}
          words={words}
          own={own}
          set={set}
          look={() => show(GROUPS[group].hint)}
        />
      ))}
    </Group>
  ));
}

/** `launcher.online` is a text of its own, no form of `launcher`. */
function isOther(group: GroupName, text: string, key: string): boolean {
  return key !== text && key in GROUPS[group].texts;
}
