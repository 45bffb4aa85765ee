"use client";
import { ArrowUpRight, Ellipsis, Search } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { Textarea } from "@/components/ui/textarea";
import { Line, Section } from "./section";

export function ControlSections() {
  const [density, setDensity] = useState<"dense" | "comfortable">("dense");
  return (
    <Section title="Controls">
      <Line>
        <Button variant="primary">Send reply</Button>
        <Button>Escalate</Button>
        <Button variant="ghost">Skip</Button>
        <Button variant="danger">Roll back</Button>
        <Button variant="link">Why</Button>
        <Button variant="primary" busy>
          Sending
        </Button>
        <Button disabled>Publish</Button>
        <IconButton label="More actions" keys=".">
          <Ellipsis />
        </IconButton>
        <Button size="sm">
          Open <ArrowUpRight />
        </Button>
        <Button size="lg" variant="primary">
          Send request
        </Button>
      </Line>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Subject" hint="One line is enough.">
          {(control) => <Input {...control} placeholder="What is wrong?" />}
        </Field>
        <Field label="E-mail" error="This address has no domain. Add the part after @.">
          {(control) => <Input {...control} defaultValue="ines@" />}
        </Field>
        <Field label="Team">
          {() => (
            <Select
              placeholder="Choose a team"
              options={[
                { value: "billing", label: "Billing", hint: "T1, T2" },
                { value: "integrations", label: "Integrations", hint: "T2, T3" },
                { value: "platform", label: "Platform", disabled: true },
              ]}
            />
          )}
        </Field>
        <Field label="Find" optional hideLabel={false}>
          {(control) => <Input {...control} icon={<Search />} type="search" />}
        </Field>
        <Field label="Note" optional className="sm:col-span-2">
          {(control) => <Textarea {...control} />}
        </Field>
        <Field label="Accept offers by itself" inline hint="Work starts without a click.">
          {(control) => <Switch id={control.id} aria-describedby={control["aria-describedby"]} defaultChecked />}
        </Field>
        <Line>
          <Checkbox label="Tell the customer" defaultChecked />
          <Checkbox label="Off" />
          <Checkbox label="Cannot" disabled />
        </Line>
      </div>
      <Line>
        <Segmented
          label="Row height"
          value={density}
          onValueChange={setDensity}
          options={[
            { value: "dense", label: "Dense" },
            { value: "comfortable", label: "Comfortable" },
          ]}
        />
        <Kbd>J</Kbd>
        <Kbd>K</Kbd>
        <Kbd>Enter</Kbd>
      </Line>
      <Tabs defaultValue="brief">
        <TabList aria-label="Ticket">
          <Tab value="brief">Brief</Tab>
          <Tab value="timeline" count={12}>
            Timeline
          </Tab>
          <Tab value="account">Account</Tab>
        </TabList>
        <TabPanel value="brief">Wants: the nightly sync back before Monday.</TabPanel>
        <TabPanel value="timeline">Twelve entries.</TabPanel>
        <TabPanel value="account">Northwind Freight.</TabPanel>
      </Tabs>
    </Section>
  );
}
