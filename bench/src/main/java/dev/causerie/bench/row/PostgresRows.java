package dev.causerie.bench.row;

import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Postgres;
import dev.causerie.bench.reference.InsertLoop;
import dev.causerie.bench.talk.Database;

/// P8: the product on a PostgreSQL of its own, and the insert loop on the same one, each on a fresh database.
final class PostgresRows implements AutoCloseable {
    private static final int TEXT_BYTES = 220;

    final Figure inserts = new Figure();
    final MessageRows product;
    private final Scale scale;
    private final Postgres postgres;
    private final Thread reaper;
    private int databases;

    PostgresRows(Launches launches, Scale scale) {
        this.scale = scale;
        Launch first = launches.product();
        postgres = Postgres.start(first.port() + Postgres.PORT_ABOVE);
        reaper = new Thread(postgres::close);
        Runtime.getRuntime().addShutdownHook(reaper);
        product = new MessageRows(Target.product(() -> launches.product().with("CAUSERIE_DATABASE", fresh())), scale);
    }

    private String fresh() {
        return postgres.fresh("round_" + ++databases);
    }

    void round() {
        inserts.add(new InsertLoop(Database.postgres(fresh()), scale.chats(), TEXT_BYTES).perSecond(scale.measure()));
        System.out.printf("  insert loop: %s/s%n", inserts.text());
        product.round();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(reaper);
        postgres.close();
    }
}
