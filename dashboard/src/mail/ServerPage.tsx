import { Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Office, officeQuery, queueQuery, type Servers, saveOffice, tryOffice } from "../api/mail";
import { useSession } from "../app/session";
import { Late } from "../ui/Late";
import { Trouble } from "../ui/Trouble";
import { End } from "./End";
import { useFaults } from "./faults";
import classes from "./Mail.module.css";
import { NotSetUp } from "./NotSetUp";
import { ReceivingFields } from "./ReceivingFields";
import { SendingFields } from "./SendingFields";
import { TryIt } from "./TryIt";

/** How the mailbox is comes anew so often. */
const LIVELY = 10_000;

/** By which server mails go, and where the answers are read. */
export function ServerPage() {
  const office = useQuery({
    ...officeQuery,
    refetchInterval: (query) => (query.state.data?.receiving ? LIVELY : false),
  });
  if (office.isPending)
    return (
      <Late>
        <Skeleton height={320} maw={640} mt="md" />
      </Late>
    );
  if (office.isError) return <Trouble again={() => void office.refetch()} />;
  return <Form office={office.data} />;
}

function Form({ office }: { office: Office }) {
  const { i18n } = useTranslation();
  const client = useQueryClient();
  const { agent } = useSession();
  // What one began with; what others save meanwhile must not be written over unseen.
  const [base, setBase] = useState(office.version);
  const [mine, setMine] = useState<Servers>({ sending: office.sending, receiving: office.receiving });
  const [to, address] = useState(agent.email);
  const begin = ({ version, sending, receiving }: Office) => {
    setBase(version);
    setMine({ sending, receiving });
  };
  const saving = useMutation({
    mutationFn: () => saveOffice(base, mine),
    onSuccess: async (saved) => {
      begin(saved);
      client.setQueryData(officeQuery.queryKey, saved);
      await client.invalidateQueries({ queryKey: queueQuery.queryKey });
    },
  });
  const trying = useMutation({ mutationFn: () => tryOffice(to, i18n.language, mine) });
  // What is shown as wrong is what was asked last.
  const faults = useFaults(saving.error ?? trying.error);
  const set = (part: Partial<Servers>) => {
    setMine((before) => ({ ...before, ...part }));
    saving.reset();
    trying.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trying.reset();
    saving.mutate();
  };
  const test = () => {
    saving.reset();
    trying.mutate();
  };
  const takeTheirs = async () => {
    begin(await client.fetchQuery(officeQuery));
    saving.reset();
  };
  return (
    <form className={classes.column} onSubmit={submit} noValidate>
      {!office.sending && <NotSetUp waiting={office.waiting} />}
      <SendingFields sending={mine.sending} faults={faults} set={(sending) => set({ sending })} />
      <ReceivingFields
        office={office}
        receiving={mine.receiving}
        faults={faults}
        set={(receiving) => set({ receiving })}
      />
      {(mine.sending || mine.receiving) && (
        <TryIt
          to={to}
          fault={faults.of("to")}
          type={address}
          test={test}
          pending={trying.isPending}
          tried={trying.data}
          error={trying.error}
        />
      )}
      <End saving={saving} takeTheirs={takeTheirs} />
    </form>
  );
}
