package dev.causerie.notice;

import dev.causerie.account.Account;
import dev.causerie.account.Accounts;
import dev.causerie.agent.Agent;
import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.agent.Presence;
import dev.causerie.department.Department;
import dev.causerie.department.Departments;
import dev.causerie.inbox.Entry;
import dev.causerie.inbox.Left;
import dev.causerie.inbox.Reach;
import dev.causerie.kernel.AgentId;
import dev.causerie.post.MailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who is told of an entry, and what stands in the mail. All calls block.
public final class WriteNotices {
    private static final int LONGEST_TEXT = 4_000;

    private final Accounts accounts;
    private final Agents agents;
    private final Departments departments;
    private final Desks desks;

    public WriteNotices(Accounts accounts, Agents agents, Departments departments, Desks desks) {
        this.accounts = accounts;
        this.agents = agents;
        this.departments = departments;
        this.desks = desks;
    }

    /// @return the addresses of those of the team who are told, each once
    List<String> team(Notice notice, Entry entry) {
        Stream<String> members = notice.members() ? members(entry).map(Agent::email) : Stream.of();
        Map<String, String> known = new LinkedHashMap<>();
        Stream.concat(notice.addresses().stream(), members)
                .filter(address -> MailAddress.parse(address).isPresent())
                .forEach(address -> known.putIfAbsent(Notice.key(address), address));
        return List.copyOf(known.values());
    }

    /// The members of its department, or everybody where it has none. Whoever is at a desk hears of it there.
    private Stream<Agent> members(Entry entry) {
        List<Department> all = departments.of(entry.left().account());
        Set<AgentId> there = desks.presences(entry.left().account()).stream()
                .map(Presence::agent)
                .collect(Collectors.toSet());
        return agents.of(entry.left().account()).stream()
                .filter(agent -> !there.contains(agent.id()))
                .filter(agent -> isFor(agent, entry, all));
    }

    private static boolean isFor(Agent agent, Entry entry, List<Department> all) {
        return entry.department() == null
                ? Reach.of(agent, all).sees(entry)
                : all.stream()
                        .filter(one -> one.id().equals(entry.department().id()))
                        .anyMatch(one -> one.charter().members().contains(agent.id()));
    }

    Map<String, String> forTeam(Notice notice, Entry entry) {
        Left left = entry.left();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", called(left));
        values.put("email", left.email());
        values.put("phone", left.phone());
        values.put(
                "department",
                entry.department() == null ? "" : entry.department().name());
        String answers = left.answers().entrySet().stream()
                .map(said -> said.getKey() + ": " + said.getValue())
                .collect(Collectors.joining("\n"));
        values.put("text", cut((left.text().strip() + "\n\n" + answers).strip()));
        values.put("page", left.url());
        values.put("link", notice.address().isEmpty() ? "" : notice.address() + "/inbox/" + entry.id());
        values.put("account", account(left));
        return values;
    }

    Map<String, String> forVisitor(Entry entry) {
        Left left = entry.left();
        return Map.of(
                "name", left.name(),
                "account", account(left),
                "subject", entry.subject(),
                "text", cut(left.text().strip()));
    }

    private static String called(Left left) {
        return Stream.of(left.name(), left.email(), left.phone())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("?");
    }

    private String account(Left left) {
        return accounts.find(left.account()).map(Account::name).orElse("");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
