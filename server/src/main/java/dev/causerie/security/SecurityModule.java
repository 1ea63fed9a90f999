package dev.causerie.security;

import dev.causerie.account.Accounts;
import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.http.BrowserCookie;
import dev.causerie.http.OwnAddress;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.live.Broker;
import dev.causerie.sql.Database;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes this room's objects.
@ApplicationScoped
public class SecurityModule {
    @Produces
    @Singleton
    Passwords passwords() {
        return new Passwords();
    }

    @Produces
    @Singleton
    Sessions sessions(Database database) {
        return new SqlSessions(database);
    }

    @Produces
    @Singleton
    OpenSession openSession(Sessions sessions, Clock clock) {
        return new OpenSession(sessions, clock);
    }

    @Produces
    @Singleton
    FindSession findSession(Sessions sessions, Agents agents, Accounts accounts, Clock clock) {
        return new FindSession(sessions, agents, accounts, clock);
    }

    @Produces
    @Singleton
    SignIn signIn(Agents agents, Accounts accounts, Passwords passwords, OpenSession open, Clock clock) {
        return new SignIn(agents, accounts, passwords, open, clock);
    }

    @Produces
    @Singleton
    SignOut signOut(Sessions sessions, Desks desks, Broker broker) {
        return new SignOut(sessions, desks, broker);
    }

    @Produces
    @Singleton
    Foundation foundation(Database database, @All List<SqlFoundation.Stone> stones) {
        return new SqlFoundation(database, stones);
    }

    @Produces
    @Singleton
    CreateFirstAdministrator createFirst(Foundation foundation, Passwords passwords, Ids ids, Clock clock) {
        return new CreateFirstAdministrator(foundation, passwords, ids, clock);
    }

    @Produces
    @Singleton
    FirstStart.Wish wish(
            @ConfigProperty(name = "causerie.admin.email") Optional<String> email,
            @ConfigProperty(name = "causerie.admin.password") Optional<String> password) {
        return new FirstStart.Wish(email.orElse(""), password.orElse(""));
    }

    @Produces
    @Singleton
    FirstStart firstStart(Foundation foundation, CreateFirstAdministrator create, FirstStart.Wish wish, Clock clock) {
        return new FirstStart(foundation, create, wish, clock);
    }

    @Produces
    @Singleton
    SqlSecrets secrets(Database database, Clock clock) {
        return new SqlSecrets(database, clock);
    }

    @Produces
    @Singleton
    VisitorTokens visitorTokens(SqlSecrets secrets) {
        return new VisitorTokens(secrets.key(VisitorTokens.KEY));
    }

    @Produces
    @Singleton
    GreetVisitor greetVisitor(VisitorTokens tokens, Ids ids) {
        return new GreetVisitor(tokens, ids);
    }

    @Produces
    @Singleton
    BrowserCookie sessionCookie(OwnAddress address) {
        return new BrowserCookie(FindSession.COOKIE, address);
    }
}
