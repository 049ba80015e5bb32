package org.jieban;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server: every module of the hotline in one process. */
@SpringBootApplication
public class Jieban {

    static void main(String[] args) {
        SpringApplication.run(Jieban.class, args);
    }
}
