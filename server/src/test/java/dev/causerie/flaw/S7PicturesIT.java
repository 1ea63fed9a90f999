package dev.causerie.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.file.TestPictures;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S7: what is sent as a picture is painted anew or refused, whatever it is called and whatever hangs on it.
class S7PicturesIT {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static TestServer server;
    private static TestAgent camille;

    /// So many pictures in a quarter of an hour leave nothing to those who share a server.
    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of());
        camille = TestAgent.camille(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(byte[] file, String type) {
        return TestAgent.call(camille.request("/api/pictures?use=badge")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><svg>&e;</svg>",
                "<html><script>alert(1)</script></html>",
                "%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>",
                "<?php system($_GET['c']); ?>",
                "MZ\u0090\u0000",
                "PK\u0003\u0004",
                "RIFF\u0000\u0000\u0000\u0000WEBPVP8 ",
                "BM<script>alert(1)</script>",
                "\u0000\u0000\u0001\u0000<script>alert(1)</script>",
                "#!/bin/sh",
                "push graphic-context\nfill 'url(https://evil.example/x.png\"|id > /tmp/x\")'",
            })
    void whatIsNoPictureIsNone(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.ISO_8859_1);
        for (String type : List.of("image/png", "image/svg+xml")) {
            assertThat(send(bytes, type).statusCode()).as(type).isEqualTo(422);
        }
        for (String type : List.of("text/html", "application/pdf", "application/x-php", "application/octet-stream")) {
            assertThat(send(bytes, type).statusCode()).as(type).isEqualTo(415);
        }
    }

    @Test
    void whatHangsOnAPictureIsNotKept() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(TestPictures.png(30, 30));
        both.writeBytes(SCRIPT.getBytes(StandardCharsets.UTF_8));
        String path = send(both.toByteArray(), "image/svg+xml").body().replaceAll(".*\"path\":\"([^\"]+)\".*", "$1");
        HttpResponse<byte[]> seen =
                TestAgent.call(HttpRequest.newBuilder(server.address(path)), BodyHandlers.ofByteArray());
        assertThat(new String(seen.body(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
        assertThat(seen.headers().firstValue("Content-Type").orElseThrow()).isIn("image/png", "image/jpeg");
        assertThat(seen.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(seen.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("sandbox");
    }
}
