package dev.causerie.demo;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.causerie.account.Account;
import dev.causerie.account.Accounts;
import dev.causerie.agent.Agent;
import dev.causerie.agent.Agent.Role;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.Agents;
import dev.causerie.department.Charter;
import dev.causerie.department.Department;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.Departments;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import dev.causerie.security.Passwords;
import dev.causerie.widget.Widget;
import dev.causerie.widget.Widgets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes the sample account, once: an administrator, two agents, two departments, the shop's widget, a few past
/// chats and messages that were left. The passwords
/// are in the README, so this is never for a server that others can reach.
public final class Demo {
    public static final String KEY = "demo0000000000000000000000000000";

    private final boolean wanted;
    private final String key;
    private final Accounts accounts;
    private final Agents agents;
    private final Widgets widgets;
    private final Maker maker;

    /// What it makes rows with.
    public record Maker(
            Ids ids,
            Clock clock,
            Passwords passwords,
            Departments departments,
            Supplier<PastChats> past,
            Supplier<LeftMessages> left) {}

    public Demo(boolean wanted, String key, Accounts accounts, Agents agents, Widgets widgets, Maker maker) {
        this.wanted = wanted;
        this.key = key;
        this.accounts = accounts;
        this.agents = agents;
        this.widgets = widgets;
        this.maker = maker;
    }

    public boolean wanted() {
        return wanted;
    }

    /// The key of the shop's widget.
    public String key() {
        return key;
    }

    /// Does nothing when the demo is not wanted or its account is there already.
    public void seed() {
        if (!wanted || agents.signingIn("admin@demo.example").isPresent()) {
            return;
        }
        long now = maker.clock().now();
        AccountId account = new AccountId(maker.ids().next());
        accounts.add(new Account(account, "Maison Lumen"), now);
        person(account, "admin@demo.example", "Camille Roche", "Owner", Role.OWNER, "demo-admin-causerie");
        person(account, "anna@demo.example", "Anna Keller", "Customer care", Role.AGENT, "demo-anna-causerie");
        person(account, "louis@demo.example", "Louis Petit", "Orders and delivery", Role.AGENT, "demo-louis-causerie");
        WidgetId id = new WidgetId(maker.ids().next());
        widgets.add(new Widget(id, account, key, "Shop", 1, Look.fresh("Maison Lumen", "#7a4b2b")), now);
        Map<String, Agent> team = agents.of(account).stream().collect(toMap(Agent::name, identity()));
        department(account, "Sales", "Lamps, prices, before the order", team.get("Anna Keller"));
        department(account, "Service", "Delivery, returns, repairs", team.get("Anna Keller"), team.get("Louis Petit"));
        PastChats past = maker.past().get();
        Script.all().forEach(script -> past.play(script, team.get(script.agent())));
        maker.left().get().leave(account, id);
    }

    private void department(AccountId account, String name, String description, Agent... members) {
        DepartmentId id = new DepartmentId(maker.ids().next());
        List<AgentId> who = Stream.of(members).map(Agent::id).toList();
        Department department = new Department(id, account, 1, new Charter(name, description, true, who));
        maker.departments().add(department, maker.clock().now());
    }

    private void person(AccountId account, String email, String name, String title, Role role, String password) {
        AgentId id = new AgentId(maker.ids().next());
        Agent agent = new Agent(id, account, email, name, title, role, AgentStatus.ONLINE);
        agents.add(agent, maker.passwords().hash(password), maker.clock().now());
    }
}
