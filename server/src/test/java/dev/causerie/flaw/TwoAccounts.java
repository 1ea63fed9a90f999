package dev.causerie.flaw;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.sql.TestDatabase;
import dev.causerie.sql.TestRows;
import java.util.HashMap;
import java.util.Map;

/// A server with a second account beside that of the demo.
final class TwoAccounts implements AutoCloseable {
    private final TestServer server;

    private TwoAccounts(TestServer server) {
        this.server = server;
    }

    static TwoAccounts start(TestDatabase kind, Map<String, String> more) {
        String setting = kind.demo();
        Map<String, String> settings = new HashMap<>(more);
        settings.put("CAUSERIE_DATABASE", setting);
        TwoAccounts made = new TwoAccounts(TestServer.demo(settings));
        TestRows rows = new TestRows(made.server, setting);
        rows.write("insert into account (id, name, created) select id + 1, 'Other', created from account");
        rows.write("insert into agent (id, account_id, email, name, role, password, status, enabled, created)"
                + " select id + 1, account_id + 1, 'boss@other.example', 'Boss', role, password, status, enabled, created"
                + " from agent where email = 'admin@demo.example'");
        return made;
    }

    TestServer server() {
        return server;
    }

    /// The administrator of the other account.
    TestAgent boss() {
        return TestAgent.signIn(server, "boss@other.example", "demo-admin-causerie");
    }

    @Override
    public void close() {
        server.close();
    }
}
