package dev.causerie.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlSecretsTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    @Test
    void aKeyIsMadeOnceAndStaysTheSameAcrossStarts() {
        byte[] first;
        try (Database database = kind.open(folder)) {
            SqlSecrets secrets = new SqlSecrets(database, () -> 1);
            first = secrets.key("visitor-token");
            assertThat(first).hasSize(32).isNotEqualTo(new byte[32]).isNotEqualTo(secrets.key("another"));
        }
        try (Database database = kind.open(folder)) {
            assertThat(new SqlSecrets(database, () -> 2).key("visitor-token")).isEqualTo(first);
        }
    }

    @Test
    void manyWhoAskAtOnceGetTheSameKey() throws Exception {
        try (Database database = kind.open(folder);
                ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> keys = IntStream.range(0, 10)
                    .mapToObj(i -> many.submit(() -> new SqlSecrets(database, () -> 1).key("visitor-token")))
                    .toList();
            for (Future<byte[]> key : keys) {
                assertThat(key.get()).isEqualTo(keys.getFirst().get());
            }
        }
    }

    @Test
    void whoGetsAKeyCannotChangeIt() {
        try (Database database = kind.open(folder)) {
            SqlSecrets secrets = new SqlSecrets(database, () -> 1);
            secrets.key("visitor-token")[0] ^= 1;
            assertThat(secrets.key("visitor-token")).isEqualTo(new SqlSecrets(database, () -> 1).key("visitor-token"));
        }
    }
}
