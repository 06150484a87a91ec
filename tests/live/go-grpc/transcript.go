// Command transcript calls the live UserService with the generated client and prints a line of JSON for each step.
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"example.com/users/client"
	usersv1 "example.com/users/gen/users/v1"
)

type object = map[string]any

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "transcript:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	conn, err := connect(os.Getenv("TOKEN"))
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	users := client.NewUserServiceClient(conn)
	steps := []func(context.Context, usersv1.UserServiceClient) error{
		unary, serverStreams, clientStreams, chat, edit, failures, tokens, health,
	}
	for _, step := range steps {
		if err := step(ctx, users); err != nil {
			return err
		}
	}
	return nil
}

// connect makes a connection; "" sends no token.
func connect(token string) (*client.Conn, error) {
	options := []client.Option{client.WithPlaintext()}
	if token != "" {
		options = append(options, client.WithToken(token))
	}
	return client.Connect(os.Getenv("TARGET"), options...)
}

func unary(ctx context.Context, users usersv1.UserServiceClient) error {
	got, err := users.GetUser(ctx, &usersv1.GetUserRequest{Id: "1"})
	if err := answer("get-user", got, err); err != nil {
		return err
	}
	dora := &usersv1.CreateUserRequest{Email: "dora@example.com", Name: "Dora", Age: 41, Tags: []string{"new"}}
	created, err := users.CreateUser(ctx, dora)
	if err := answer("create-user", created, err); err != nil {
		return err
	}
	updated, err := users.UpdateUser(ctx, &usersv1.UpdateUserRequest{Id: "2", Name: "Bobby"})
	if err := answer("update-user", updated, err); err != nil {
		return err
	}
	deleted, err := users.DeleteUser(ctx, &usersv1.DeleteUserRequest{Id: "3"})
	return answer("delete-user", deleted, err)
}

func serverStreams(ctx context.Context, users usersv1.UserServiceClient) error {
	list, err := users.ListUsers(ctx, &usersv1.ListUsersRequest{})
	if err != nil {
		return fmt.Errorf("list-users: %w", err)
	}
	if err := answers("list-users", list); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	watch, err := users.WatchUserChanges(ctx, &usersv1.WatchUserChangesRequest{UserIds: []string{"1"}})
	if err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	return answers("watch", watch)
}

func clientStreams(ctx context.Context, users usersv1.UserServiceClient) error {
	batch, err := users.CreateUsers(ctx)
	if err != nil {
		return fmt.Errorf("create-users: %w", err)
	}
	err = send(batch,
		&usersv1.CreateUserRequest{Email: "eve@example.com", Name: "Eve"},
		&usersv1.CreateUserRequest{Email: "x@example.com"},
		&usersv1.CreateUserRequest{Email: "finn@example.com", Name: "Finn"},
	)
	if err != nil {
		return fmt.Errorf("create-users: %w", err)
	}
	created, err := batch.CloseAndRecv()
	if err := answer("create-users", created, err); err != nil {
		return err
	}
	upload, err := users.UploadUserData(ctx)
	if err != nil {
		return fmt.Errorf("upload: %w", err)
	}
	metadata := &usersv1.UploadMetadata{Filename: "a.txt", TotalSize: 10, ContentType: "text/plain"}
	err = send(upload,
		&usersv1.UploadDataChunk{Data: &usersv1.UploadDataChunk_Metadata{Metadata: metadata}},
		&usersv1.UploadDataChunk{Data: &usersv1.UploadDataChunk_Chunk{Chunk: []byte("hello")}},
		&usersv1.UploadDataChunk{Data: &usersv1.UploadDataChunk_Chunk{Chunk: []byte("world")}},
	)
	if err != nil {
		return fmt.Errorf("upload: %w", err)
	}
	uploaded, err := upload.CloseAndRecv()
	return answer("upload", uploaded, err)
}

func chat(ctx context.Context, users usersv1.UserServiceClient) error {
	stream, err := users.Chat(ctx)
	if err != nil {
		return fmt.Errorf("chat: %w", err)
	}
	err = send(stream,
		&usersv1.ChatMessage{UserId: "ada", Content: "one"},
		&usersv1.ChatMessage{UserId: "ada", Content: "two"},
	)
	if err := cmp.Or(err, stream.CloseSend()); err != nil {
		return fmt.Errorf("chat: %w", err)
	}
	return answers("chat", stream)
}

func edit(ctx context.Context, users usersv1.UserServiceClient) error {
	stream, err := users.CollaborativeEdit(ctx)
	if err != nil {
		return fmt.Errorf("edit: %w", err)
	}
	insert := func(position int32, text string) *usersv1.EditOperation {
		kind := usersv1.EditOperation_OPERATION_TYPE_INSERT
		return &usersv1.EditOperation{DocumentId: "d", UserId: "ada", Position: position, Text: text, Type: kind}
	}
	err = send(stream, insert(0, "Hi"), insert(2, "!"))
	if err := cmp.Or(err, stream.CloseSend()); err != nil {
		return fmt.Errorf("edit: %w", err)
	}
	return answers("edit", stream)
}

func failures(ctx context.Context, users usersv1.UserServiceClient) error {
	_, err := users.CreateUser(ctx, &usersv1.CreateUserRequest{})
	failure, err := failed(err)
	if err != nil {
		return fmt.Errorf("rich-error: %w", err)
	}
	violations := []object{}
	for _, violation := range failure.Violations {
		violations = append(violations, object{"field": violation.GetField(), "description": violation.GetDescription()})
	}
	line("rich-error", object{
		"status": failure.CodeName(), "message": failure.Message,
		"reason": failure.Info.GetReason(), "violations": violations,
	})
	_, err = users.GetUser(ctx, &usersv1.GetUserRequest{Id: "99"})
	if failure, err = failed(err); err != nil {
		return fmt.Errorf("not-found: %w", err)
	}
	line("not-found", object{
		"status": failure.CodeName(), "message": failure.Message, "resource": failure.Resource.GetResourceName(),
	})
	return nil
}

func tokens(ctx context.Context, _ usersv1.UserServiceClient) error {
	for _, try := range []struct{ step, token string }{{"no-token", ""}, {"wrong-token", "wrong"}} {
		conn, err := connect(try.token)
		if err != nil {
			return err
		}
		defer func() { _ = conn.Close() }()
		_, err = client.NewUserServiceClient(conn).GetUser(ctx, &usersv1.GetUserRequest{Id: "1"})
		failure, err := failed(err)
		if err != nil {
			return fmt.Errorf("%s: %w", try.step, err)
		}
		line(try.step, object{"status": failure.CodeName()})
	}
	return nil
}

func health(ctx context.Context, _ usersv1.UserServiceClient) error {
	conn, err := connect("")
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	status, err := conn.Health(ctx, "users.v1.UserService")
	if err != nil {
		return fmt.Errorf("health: %w", err)
	}
	line("health", object{"health": status.String()})
	return nil
}

// failed gives the typed error of a call that must fail.
func failed(err error) (*client.Error, error) {
	var failure *client.Error
	if errors.As(err, &failure) {
		return failure, nil
	}
	return nil, fmt.Errorf("no error of the client's type but %v", err)
}

// send sends messages; when the server has ended the call, the answer says how.
func send[T any](stream interface{ Send(*T) error }, messages ...*T) error {
	for _, message := range messages {
		if err := stream.Send(message); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
	return nil
}

// answer prints the answer of a call.
func answer(step string, response proto.Message, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", step, err)
	}
	text, err := protojson.Marshal(response)
	line(step, object{"response": json.RawMessage(text)})
	return err
}

// answers prints all messages of a stream, and the status if it is not OK.
func answers[T any, M interface {
	*T
	proto.Message
}](step string, stream client.Receiver[T]) error {
	responses, members := []json.RawMessage{}, object{}
	for message, err := range client.Messages(stream) {
		if err != nil {
			failure, err := failed(err)
			if err != nil {
				return err
			}
			members["status"] = failure.CodeName()
			break
		}
		text, err := protojson.Marshal(M(message))
		if err != nil {
			return err
		}
		responses = append(responses, text)
	}
	members["responses"] = responses
	line(step, members)
	return nil
}

// line prints a step.
func line(step string, members object) {
	members["step"] = step
	text, err := json.Marshal(members)
	if err != nil {
		text = fmt.Appendf(nil, "%q", err.Error())
	}
	fmt.Println(string(text))
}
