package org.jieban.attachment;

import java.io.IOException;
import org.jieban.identity.Actor;
import org.jieban.identity.Rights;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files for the staff. */
@RestController
class AttachmentController {

    /** What an upload is answered with. */
    record Uploaded(long id, AttachmentKind kind, String name, long size, String type) {}

    private final Attachments attachments;
    private final FileAnswers answers;

    AttachmentController(Attachments attachments, FileAnswers answers) {
        this.attachments = attachments;
        this.answers = answers;
    }

    @PostMapping("/api/attachments")
    @PreAuthorize(Rights.CASES_WRITE + " or " + Rights.INTAKE)
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded upload(Actor actor, @RequestParam MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            var stored = attachments.upload(new Upload(file.getOriginalFilename(), content), actor);
            return new Uploaded(
                    stored.id().value(),
                    stored.kind(),
                    stored.name(),
                    stored.bytes(),
                    stored.mediaType());
        }
    }

    @GetMapping("/api/attachments/{id}")
    @PreAuthorize(Rights.CASES_READ)
    ResponseEntity<Resource> original(Actor actor, @PathVariable long id) {
        return answers.of(attachments.original(new AttachmentId(id), actor));
    }

    @GetMapping("/api/attachments/{id}/thumbnail")
    @PreAuthorize(Rights.CASES_READ)
    ResponseEntity<Resource> thumbnail(Actor actor, @PathVariable long id) {
        return answers.of(attachments.thumbnail(new AttachmentId(id), actor));
    }
}
